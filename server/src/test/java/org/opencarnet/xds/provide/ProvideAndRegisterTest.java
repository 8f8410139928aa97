package org.opencarnet.xds.provide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Opened;

/** ITI-41 as it goes over the wire: parts in any order, of any number, and those that are not there. */
class ProvideAndRegisterTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final byte[] LETTER = "Mon cher confrère,".getBytes(StandardCharsets.UTF_8);
    private final Feeding feeding = new Feeding(PATIENT, "Set");

    @BeforeAll
    static void thePatientHasARecord() {
        Opened.record(PATIENT);
    }

    private static String security() {
        return Opened.about(PATIENT).security();
    }

    private void entries(String... ids) {
        Stream.of(ids).forEach(id -> feeding.entry(new Entry(id)));
    }

    private Wire.Answer sent() {
        return Wire.as(Wire.MTOM).post("/iti41", feeding.message(security()));
    }

    private static void isDone(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("ResponseStatusType:Success");
    }

    private static void isTurnedBack(Wire.Answer answer, String code, String location) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", "location=\"" + location + "\"");
    }

    @Test
    void takesADocumentInAPart() {
        entries("D1");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);

        isDone(sent());
    }

    @Test
    void takesADocumentInTheEnvelope() {
        entries("D1");
        feeding.inline("D1", new String(LETTER, StandardCharsets.UTF_8));

        isDone(sent());
    }

    @Test
    void takesPartsInWhateverOrder() {
        entries("D1", "D2", "D3");
        feeding.at("D2", "two");
        feeding.at("D3", "three");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);
        feeding.part("three", "x".repeat(300_000).getBytes(StandardCharsets.UTF_8));
        feeding.part("two", "y".repeat(300_000).getBytes(StandardCharsets.UTF_8));

        isDone(sent());
    }

    @Test
    void takesOnePartForTwoDocuments() {
        entries("D1", "D2");
        feeding.at("D1", "one");
        feeding.at("D2", "one");
        feeding.part("one", LETTER);

        isDone(sent());
    }

    @Test
    void missesTheDocumentOfAnEntry() {
        entries("D1", "D2");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);

        isTurnedBack(sent(), "XDSMissingDocument", "D2");
    }

    @Test
    void missesTheEntryOfADocument() {
        entries("D1");
        feeding.at("D1", "one");
        feeding.at("D2", "one");
        feeding.part("one", LETTER);

        isTurnedBack(sent(), "XDSMissingDocumentMetadata", "D2");
    }

    @Test
    void missesThePartOfADocument() {
        entries("D1");
        feeding.at("D1", "two");
        feeding.part("one", LETTER);

        isTurnedBack(sent(), "XDSMissingDocument", "D1");
    }

    @Test
    void doesNotTakeTwoDocumentsForOneEntry() {
        entries("D1");
        feeding.at("D1", "one");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);

        isTurnedBack(sent(), "XDSRepositoryMetadataError", "D1");
    }

    @Test
    void doesNotTakeAPartThatIsNoDocument() {
        entries("D1");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);
        feeding.part("two", LETTER);

        isTurnedBack(sent(), "XDSMissingDocumentMetadata", "cid:two");
    }

    @Test
    void doesNotTakeAnEmptyDocument() {
        entries("D1");
        feeding.document("D1", "");

        isTurnedBack(sent(), "InvalidDocumentContent", "D1");
    }

    @Test
    void doesNotTakeADocumentThatIsTooLarge() {
        entries("D1", "D2");
        feeding.at("D1", "one");
        feeding.at("D2", "two");
        feeding.part("two", new byte[5_000_001]);
        feeding.part("one", LETTER);

        isTurnedBack(sent(), "InvalidDocumentContent", "D1");
    }

    @Test
    void doesNotTakeAMessageThatBreaksOff() {
        entries("D1");
        feeding.at("D1", "one");
        feeding.part("one", LETTER);
        var message = new String(feeding.message(security()), StandardCharsets.UTF_8);

        var answer = Wire.as(Wire.MTOM).post("/iti41", message.replace("\r\n--MIME--\r\n", ""));

        assertThat(answer.fault()).isEqualTo("Sender");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void doesNotTakeMorePartsThanAnybodySends() {
        entries("D1");
        feeding.at("D1", "last");
        for (var i = 0; i < 1000; i++) {
            feeding.part("p" + i, new byte[0]);
        }
        feeding.part("last", LETTER);

        assertThat(sent().body()).doesNotContain("Success").doesNotContain("Exception");
    }
}
