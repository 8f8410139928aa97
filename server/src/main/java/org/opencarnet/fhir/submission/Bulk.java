package org.opencarnet.fhir.submission;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The bytes of documents within a JSON body. A parser of FHIR would decode them twice and encode them once, each time into a copy of its own;
 * so they are taken out before it sees the body, and put back into what it has made of it.
 */
public final class Bulk {

    /** Where the bytes of a document stand, in a bundle and in a DocumentReference. */
    private static final Set<List<String>> PLACES = Set.of(
            List.of("entry", "resource", "data"),
            List.of("entry", "resource", "content", "attachment", "data"),
            List.of("content", "attachment", "data"));

    /** In bytes of Base64; a shorter text is not worth the trouble. */
    private static final int LEAST = 1024;

    private final long mark = ThreadLocalRandom.current().nextLong();
    private final List<Stretch> taken = new ArrayList<>();

    private Bulk() {}

    /** Takes the bytes out of a body; what is left is for the parser. Whatever is not plain Base64 stays where it is. */
    public static byte[] takenOut(byte[] body, ServletRequestDetails details) {
        var bulk = new Bulk();
        JsonTexts.read(body, LEAST, (path, from, to) -> {
            if (PLACES.contains(path)) {
                decoded(body, from, to).ifPresent(bytes -> bulk.taken.add(new Stretch(from, to, bytes)));
            }
        });
        if (bulk.taken.isEmpty()) {
            return body;
        }
        details.getUserData().put(Bulk.class, bulk);
        return bulk.rest(body);
    }

    /** Puts back what was taken out of this request. */
    static void putBack(Resource resource, ServletRequestDetails details) {
        Optional.ofNullable((Bulk) details.getUserData().get(Bulk.class)).ifPresent(bulk -> bulk.putBack(resource));
    }

    private void putBack(Resource resource) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> putBack(entry.getResource()));
        } else if (resource instanceof Binary binary && binary.hasData()) {
            meant(binary.getData()).ifPresent(bytes -> binary.setDataElement(new Decoded(bytes)));
        } else if (resource instanceof DocumentReference document) {
            document.getContent().stream()
                    .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                    .filter(attachment -> attachment.hasData())
                    .forEach(attachment -> meant(attachment.getData())
                            .ifPresent(bytes -> attachment.setDataElement(new Decoded(bytes))));
        }
    }

    private byte[] rest(byte[] body) {
        var rest = new ByteArrayOutputStream(4096);
        var at = 0;
        for (var i = 0; i < taken.size(); i++) {
            rest.write(body, at, taken.get(i).from() - at);
            rest.writeBytes(standIn(i));
            at = taken.get(i).to();
        }
        rest.write(body, at, body.length - at);
        return rest.toByteArray();
    }

    private byte[] standIn(int number) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(mark).putLong(number);
        return Base64.getEncoder().encode(bytes.array());
    }

    private Optional<byte[]> meant(byte[] standIn) {
        if (standIn.length != 2 * Long.BYTES || ByteBuffer.wrap(standIn).getLong() != mark) {
            return Optional.empty();
        }
        var number = (int) ByteBuffer.wrap(standIn, Long.BYTES, Long.BYTES).getLong();
        return Optional.of(taken.get(number).bytes());
    }

    /** Empty unless any decoder makes the same of it: whole quantums of the alphabet, and padding at the end only. */
    private static Optional<byte[]> decoded(byte[] body, int from, int to) {
        if ((to - from) % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Arrays.copyOfRange(body, from, to)));
        } catch (IllegalArgumentException otherCharacters) {
            return Optional.empty();
        }
    }

    private record Stretch(int from, int to, byte[] bytes) {}

    /** Decoded bytes; should anybody want them encoded, that goes quickly. */
    private static final class Decoded extends Base64BinaryType {

        private static final long serialVersionUID = 1L;

        Decoded(byte[] bytes) {
            super(bytes);
        }

        @Override
        protected String encode(byte[] bytes) {
            return new String(Base64.getEncoder().encode(bytes), StandardCharsets.ISO_8859_1);
        }
    }
}
