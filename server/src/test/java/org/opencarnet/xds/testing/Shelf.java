package org.opencarnet.xds.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.xds.soap.Wire;

/** A patient's record over the wire, an author who feeds it, and a colleague who has the patient's consent. */
public final class Shelf {

    public static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    public static final String ARCHIVED = "urn:asip:ci-sis:2010:StatusType:Archived";
    public static final String DEPRECATED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated";
    public static final String DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted";
    private static final String AUTHOR = "899700367925";
    private static final String COLLEAGUE = "899700367917";
    private static final String STRUCTURE = "10B0152872";
    private static final String QUERY =
            "<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\" "
                    + "xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><q:ResponseOption returnComposedObjects=\"true\" "
                    + "returnType=\"LeafClass\"/><AdhocQuery id=\"urn:uuid:%s\">"
                    + "%s</AdhocQuery></q:AdhocQueryRequest>";
    private static final String GET_DOCUMENTS = "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    private static final String GET_FOLDERS = "5737b14c-8a1a-4539-b659-e03a34a5e1e4";
    private static final String GET_FOLDER_AND_CONTENTS = "b909a503-523d-4517-8acf-8e5834dfc4c7";
    private static final String GET_RELATED_DOCUMENTS = "d90e5407-b356-4d91-a89f-873917b4b0e6";
    private static final String ALL_STATUSES = "('" + APPROVED + "','" + DEPRECATED + "')";

    public final TestAuthority.Holder author =
            CarnetInMemory.authority().issue("C=FR,T=Médecin,SURNAME=DUPONT+GIVENNAME=JEAN+CN=" + AUTHOR);
    public final TestAuthority.Holder colleague = Opened.CARD;
    public final TestAuthority.Holder structure =
            CarnetInMemory.authority().issue("C=FR,OU=" + STRUCTURE + ",CN=logiciel");
    private final Ins patient;
    private final RecordId record;

    public Shelf(Ins patient) {
        this(patient, Opened.record(patient));
        var reader = new Authorizations.Professional(COLLEAGUE, "Claire MARTIN");
        var store = CarnetInMemory.store();
        store.unit().of(() -> store.authorizations().grant(record, reader, Instant.now()));
    }

    private Shelf(Ins patient, RecordId record) {
        this.patient = patient;
        this.record = record;
    }

    /** Of a patient who has not consented to the colleague's access. */
    public static Shelf withoutConsent(Ins patient) {
        return new Shelf(patient, Opened.record(patient));
    }

    public static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** What the author says of a document. */
    public Entry entry(String id, String uniqueId) {
        return new Entry(id).uniqueId(uniqueId).author(AUTHOR + "^DUPONT^Jean");
    }

    /** What the author says of a document that is his structure's too. */
    public Entry ofTheStructure(String id, String uniqueId) {
        return entry(id, uniqueId).institution("Clinique^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^" + STRUCTURE);
    }

    /** A message of the kind that a test puts things into. */
    public Feeding message() {
        return message("Set");
    }

    /** As above, in a set of this id. */
    public Feeding message(String set) {
        return new Feeding(patient, set);
    }

    /** The author feeds a document; its uniqueId. */
    public String feed(String id) {
        var uniqueId = "1.2.250.1.999." + System.nanoTime();
        feed(message().entry(entry(id, uniqueId)).inline(id, "lettre"));
        return uniqueId;
    }

    /** The author feeds this. */
    public void feed(Feeding feeding) {
        var answer = Wire.as(Wire.MTOM).post("/iti41", feeding.message(security(author)));
        assertThat(answer.body()).contains("ResponseStatusType:Success");
    }

    /** How a message of metadata alone to a transaction such as {@code /iti57} is answered. */
    public String answer(String path, TestAuthority.Holder sender, Feeding message) {
        return told(path, message.metadata(security(sender)));
    }

    /** As above, to a message with this body. */
    public String answer(String path, TestAuthority.Holder sender, String body) {
        return told(path, Wire.envelope(security(sender), body));
    }

    private static String told(String path, String envelope) {
        var answer = Wire.as(Wire.PLAIN).with("Accept-Language", "en").post(path, envelope);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    /** Nothing was done, for this reason. */
    public static void isTurnedBack(String answer, String code, String location) {
        assertThat(answer)
                .contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", "location=\"" + location + "\"");
    }

    /** All versions of a document, as they are shown to somebody. */
    public String shown(TestAuthority.Holder reader, String lid) {
        return asked(reader, GET_DOCUMENTS, slot("$XDSDocumentEntryLogicalID", "('" + lid + "')"));
    }

    /** All versions of a folder, as the author sees them. */
    public String folder(String lid) {
        return asked(author, GET_FOLDERS, slot("$XDSFolderLogicalID", "('" + lid + "')"));
    }

    /** The version of a folder that bears this name, as somebody sees it. */
    public String folderVersion(TestAuthority.Holder reader, String name) {
        return asked(reader, GET_FOLDERS, slot("$XDSFolderEntryUUID", "('" + name + "')"));
    }

    /** The documents that stand so to one, and how, be it that they did so once, as the author sees them. */
    public String related(String document, String type) {
        return asked(
                author,
                GET_RELATED_DOCUMENTS,
                slot("$XDSDocumentEntryEntryUUID", "'" + document + "'")
                        + slot("$AssociationTypes", "('" + type + "')")
                        + slot("$XDSAssociationStatus", ALL_STATUSES));
    }

    /** A folder with its documents, and with those that were in it, as the author sees them. */
    public String allContents(String folder) {
        return asked(
                author,
                GET_FOLDER_AND_CONTENTS,
                slot("$XDSFolderEntryUUID", "'" + folder + "'") + slot("$XDSAssociationStatus", ALL_STATUSES));
    }

    /** A folder with its documents, as the author sees them. */
    public String contents(String folder) {
        return asked(author, GET_FOLDER_AND_CONTENTS, slot("$XDSFolderEntryUUID", "'" + folder + "'"));
    }

    private String asked(TestAuthority.Holder reader, String query, String slots) {
        var asked = QUERY.formatted(query, slots + slot("$MetadataLevel", "2"));
        return Wire.as(Wire.PLAIN)
                .post("/iti18", Wire.envelope(security(reader), asked))
                .text();
    }

    private static String slot(String name, String value) {
        return Entry.slot(name, List.of(value));
    }

    private String security(TestAuthority.Holder sender) {
        var said = Opened.about(patient, sender);
        if (sender == structure) {
            return said.with("Authentification_Mode", "INDIRECTE")
                    .with("Identifiant_Structure", STRUCTURE)
                    .security();
        }
        return said.subject(sender == author ? AUTHOR : COLLEAGUE).security();
    }
}
