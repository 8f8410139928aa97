package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;

class AcceptedContentTest {

    private static final Bytes TEXT = new Bytes("Compte rendu");
    private static final Offer.DeclaredContent UNDECLARED =
            new Offer.DeclaredContent(Optional.empty(), Optional.empty());

    private final AcceptedContent dmp = AcceptedContent.OF_THE_DMP;

    @Test
    void takesWhatIsAsItIsSaidToBe() {
        assertThat(dmp.problemOf(document("text/plain", TEXT, UNDECLARED))).isEmpty();
        assertThat(dmp.problemOf(document("text/plain", TEXT, declared(TEXT.sha1(), TEXT.size()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, %PDF-1.7",
        "text/rtf, {\\rtf1",
        "application/rtf, {\\rtf1",
        "text/plain, Bonjour",
        "text/xml, <ClinicalDocument/>",
        "application/xml, <ClinicalDocument/>"
    })
    void takesTheTypesOfTheDmp(String type, String bytes) {
        assertThat(dmp.problemOf(document(type, new Bytes(bytes), UNDECLARED))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/html", "image/png", "application/zip", "application/dicom", "application/octet-stream", "''"})
    void takesNoOtherType(String type) {
        assertThat(dmp.problemOf(document(type, TEXT, UNDECLARED))).contains(Problem.MIME_NOT_ACCEPTED);
    }

    @Test
    void takesWhatTheOperatorAccepts() {
        var onlyPdf = new AcceptedContent(Set.of("application/pdf"), 5);

        assertThat(onlyPdf.problemOf(document("application/pdf", new Bytes("%PDF-"), UNDECLARED)))
                .isEmpty();
        assertThat(onlyPdf.problemOf(document("text/plain", new Bytes("abc"), UNDECLARED)))
                .contains(Problem.MIME_NOT_ACCEPTED);
    }

    @Test
    void refusesNothingAtAllAndOneByteTooMany() {
        var five = new AcceptedContent(Set.of("text/plain"), 5);

        assertThat(five.problemOf(document("text/plain", new Bytes(""), UNDECLARED)))
                .contains(Problem.CONTENT_EMPTY);
        assertThat(five.problemOf(document("text/plain", new Bytes("12345"), UNDECLARED)))
                .isEmpty();
        assertThat(five.problemOf(document("text/plain", new Bytes("123456"), UNDECLARED)))
                .contains(Problem.CONTENT_TOO_LARGE);
        assertThat(dmp.limit()).isEqualTo(5_000_000);
    }

    @Test
    void refusesBytesThatAreNotThoseDeclared() {
        var another = new Bytes("Compte rendU");

        assertThat(dmp.problemOf(document("text/plain", TEXT, declared(another.sha1(), TEXT.size()))))
                .contains(Problem.HASH_MISMATCH);
        assertThat(dmp.problemOf(document("text/plain", TEXT, declared(TEXT.sha1(), TEXT.size() + 1))))
                .contains(Problem.SIZE_MISMATCH);
    }

    @Test
    void refusesBytesThatAreNotOfTheDeclaredType() {
        assertThat(dmp.problemOf(document("application/pdf", TEXT, UNDECLARED))).contains(Problem.MIME_MISMATCH);
        assertThat(dmp.problemOf(document("text/plain", new Bytes("%PDF-1.7"), UNDECLARED)))
                .contains(Problem.MIME_MISMATCH);
    }

    private static Offer.DeclaredContent declared(String sha1, long size) {
        return new Offer.DeclaredContent(Optional.of(sha1), Optional.of(size));
    }

    private static Offer.Document document(String mimeType, Bytes bytes, Offer.DeclaredContent declared) {
        var type = new Concept(new Code("2.16.840.1.113883.6.1", "11505-5"), "");
        var kind = new Classification(
                Optional.empty(), type, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        var metadata = new Metadata(
                new UniqueId("1.2.3"),
                kind,
                List.of(),
                mimeType,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Period.UNKNOWN,
                List.of(),
                Optional.empty(),
                List.of());
        return new Offer.Document(
                "one", new Offer.AsFed<>(metadata, Fed.UNSAID), Visibility.OPEN, bytes, declared, List.of());
    }

    /** Bytes that are in memory already. */
    private record Bytes(String text) implements Contents.Staged {

        @Override
        public long size() {
            return beginning().length;
        }

        @Override
        public String sha1() {
            return digest("SHA-1");
        }

        @Override
        public String sha256() {
            return digest("SHA-256");
        }

        @Override
        public byte[] beginning() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            // nothing is held
        }

        private String digest(String algorithm) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(beginning()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
