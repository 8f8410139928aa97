package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Opened;
import org.opencarnet.xds.testing.Shelf;

/** ITI-51 over the wire: two patients who have consented to a colleague's access, and one who has not. */
class MultiPatientQueryTest {

    private static final Ins FIRST = new Ins(Ins.Authority.TEST, "279035121518197");
    private static final Ins SECOND = new Ins(Ins.Authority.TEST, "280059980012610");
    private static final Ins STRANGER = new Ins(Ins.Authority.TEST, "280059980012709");
    private static final String DOCUMENTS = "urn:uuid:3d1bdb10-39a2-11de-89c2-2f44d94eaa9f";
    private static final String FOLDERS = "urn:uuid:50d3f5ac-39a2-11de-a1ca-b366239e58df";
    private static final String APPROVED = "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')";
    private static final String CLASS = slot("$XDSDocumentEntryClassCode", "('10^^1.2.250.1.213.1.1.4.1')");
    private static final String QUERY =
            "<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\" "
                    + "xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><q:ResponseOption returnType=\"LeafClass\"/>"
                    + "<AdhocQuery id=\"%s\">%s</AdhocQuery></q:AdhocQueryRequest>";
    private static final String LETTER = Shelf.urn();
    private static final String RESULT = Shelf.urn();
    private static final String SECRET = Shelf.urn();
    private static final String FOLDER = Shelf.urn();

    @BeforeAll
    static void threePatientsHaveDocuments() {
        var first = new Shelf(FIRST);
        first.feed(LETTER);
        first.feed(first.message()
                .folder(FOLDER, "1.2.250.1.999." + System.nanoTime(), "S^^1.2.3", "bond")
                .join("holds", "HasMember", FOLDER, LETTER));
        new Shelf(SECOND).feed(RESULT);
        Shelf.withoutConsent(STRANGER).feed(SECRET);
    }

    private static String slot(String name, String value) {
        return "<Slot name=\"%s\"><ValueList><Value>%s</Value></ValueList></Slot>".formatted(name, value);
    }

    private static String patients(String name, Ins... patients) {
        return slot(
                name,
                Stream.of(patients)
                        .map(one -> "'" + one.toCx().replace("&", "&amp;") + "'")
                        .collect(Collectors.joining(",", "(", ")")));
    }

    private static String ofDocuments(Ins... patients) {
        return patients("$XDSDocumentEntryPatientId", patients) + slot("$XDSDocumentEntryStatus", APPROVED);
    }

    /** For no patient in particular. */
    private static Written vihf() {
        return Opened.about(FIRST).with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", "");
    }

    private static String asked(Written vihf, String query, String slots) {
        var answer = Wire.as(Wire.PLAIN)
                .with("Accept-Language", "en")
                .post("/iti51", Wire.envelope(vihf.security(), QUERY.formatted(query, slots)));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static void isTurnedBack(String answer, String code, String location) {
        assertThat(answer)
                .contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", "location=\"" + location + "\"");
    }

    @Test
    void findsDocumentsOfSeveralPatients() {
        var answer = asked(vihf(), DOCUMENTS, ofDocuments(FIRST, SECOND) + CLASS);

        assertThat(answer)
                .contains("ResponseStatusType:Success", LETTER, RESULT, FIRST.matricule(), SECOND.matricule());
    }

    @Test
    void findsFoldersOfSeveralPatients() {
        var slots = patients("$XDSFolderPatientId", FIRST, SECOND)
                + slot("$XDSFolderStatus", APPROVED)
                + slot("$XDSFolderCodeList", "('S^^1.2.3')");

        assertThat(asked(vihf(), FOLDERS, slots))
                .contains("ResponseStatusType:Success", FOLDER)
                .doesNotContain(LETTER);
    }

    @Test
    void aRecordThatIsClosedToTheCallerAddsNothing() {
        var answer = asked(vihf(), DOCUMENTS, ofDocuments(STRANGER, FIRST) + CLASS);

        assertThat(answer).contains("ResponseStatusType:Success", LETTER).doesNotContain(SECRET, STRANGER.matricule());
        assertThat(asked(vihf(), DOCUMENTS, ofDocuments(STRANGER) + CLASS))
                .contains("ResponseStatusType:Success")
                .doesNotContain("ExtrinsicObject");
    }

    @Test
    void aVihfForOnePatientReachesNoOther() {
        var answer = asked(Opened.about(SECOND), DOCUMENTS, ofDocuments(FIRST, SECOND) + CLASS);

        assertThat(answer).contains(RESULT).doesNotContain(LETTER, FIRST.matricule());
    }

    @Test
    void noOtherTransactionIsForAVihfWithoutPatient() {
        var answer = Wire.as(Wire.PLAIN)
                .post("/iti18", Wire.envelope(vihf().security(), QUERY.formatted(DOCUMENTS, ofDocuments(FIRST))));

        assertThat(answer.fault()).isEqualTo("InvalidSecurityToken");
    }

    @Test
    void asksNobodyForEverything() {
        isTurnedBack(
                asked(vihf(), DOCUMENTS, slot("$XDSDocumentEntryStatus", APPROVED) + CLASS),
                "XDSStoredQueryMissingParam",
                "$XDSDocumentEntryPatientId");
        isTurnedBack(
                asked(vihf(), DOCUMENTS, ofDocuments(FIRST)),
                "XDSStoredQueryMissingParam",
                "$XDSDocumentEntryClassCode | $XDSDocumentEntryEventCodeList | $XDSDocumentEntryHealthcareFacilityTyp…");
        isTurnedBack(
                asked(vihf(), "urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d", ofDocuments(FIRST) + CLASS),
                "XDSUnknownStoredQuery",
                "urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d");
        isTurnedBack(
                asked(
                        vihf(),
                        DOCUMENTS,
                        slot("$XDSDocumentEntryPatientId", "('4711')")
                                + slot("$XDSDocumentEntryStatus", APPROVED)
                                + CLASS),
                "XDSRegistryError",
                "$XDSDocumentEntryPatientId");
    }
}
