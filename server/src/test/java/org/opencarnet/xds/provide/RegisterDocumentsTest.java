package org.opencarnet.xds.provide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Form;
import org.opencarnet.xds.mapping.EntryType;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Opened;

/** ITI-42 and ITI-61: documents of another repository. */
class RegisterDocumentsTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518494");
    private static final String DECLARED = "1.2.250.1.999.42";
    private static final String SHA_1 = "e570f091ba8c1ba2359ef5ba2686933560b3e138";

    private final String id = "urn:uuid:" + UUID.randomUUID();
    private final String uniqueId = "1.2.250.1.999." + System.nanoTime();

    @BeforeAll
    static void thePatientHasARecord() {
        Opened.record(PATIENT);
    }

    private Entry entry() {
        return new Entry(id)
                .uniqueId(uniqueId)
                .author("899700367917^MARTIN^Claire")
                .slot("hash", SHA_1)
                .slot("size", "36")
                .slot("repositoryUniqueId", DECLARED);
    }

    private static String security() {
        return Opened.about(PATIENT).security();
    }

    private static String sent(Entry entry) {
        return sent("/iti42", entry);
    }

    private static String sent(String path, Entry entry) {
        var message = new Feeding(PATIENT, "Set").entry(entry).metadata(security());
        return Wire.as(Wire.PLAIN).post(path, message).text();
    }

    private Entry onDemand() {
        return entry().slot("hash").slot("size").slot("creationTime").objectType(EntryType.ON_DEMAND.urn());
    }

    private static String found(String types) {
        var query = "<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\" "
                + "xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><q:ResponseOption returnType=\"ObjectRef\"/>"
                + "<AdhocQuery id=\"urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d\">%s</AdhocQuery></q:AdhocQueryRequest>";
        var slots = slot("$XDSDocumentEntryPatientId", "'" + PATIENT.toCx().replace("&", "&amp;") + "'")
                + slot("$XDSDocumentEntryStatus", "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')")
                + types;
        return Wire.as(Wire.PLAIN)
                .post("/iti18", Wire.envelope(security(), query.formatted(slots)))
                .text();
    }

    private static String slot(String name, String value) {
        return "<Slot name=\"%s\"><ValueList><Value>%s</Value></ValueList></Slot>".formatted(name, value);
    }

    @Test
    void whatIsMadeOnDemandIsFoundByWhoeverAsksForThat() {
        assertThat(sent("/iti61", onDemand())).contains("ResponseStatusType:Success");

        var asked = slot("$XDSDocumentEntryType", "('" + EntryType.ON_DEMAND.urn() + "')");
        assertThat(found(asked)).contains(id);
        assertThat(found("")).contains("ResponseStatusType:Success").doesNotContain(id);
        assertThat(kept(Form.EBXML)).contains(DECLARED).doesNotContain("\"hash\"", "\"size\"");
        assertThat(kept(Form.FHIR)).doesNotContain("\"hash\"", "/Binary/");
    }

    @Test
    void eachTransactionIsForItsKind() {
        assertThat(sent("/iti42", onDemand())).contains("errorCode=\"XDSRegistryMetadataError\"");
        assertThat(sent("/iti61", entry())).contains("errorCode=\"XDSRegistryMetadataError\"");
    }

    private String kept(Form form) {
        var store = CarnetInMemory.store();
        var logicalId = UUID.fromString(id.substring("urn:uuid:".length()));
        return store.unit()
                .of(() -> store.documents().in(form).current(logicalId))
                .orElseThrow()
                .rendered();
    }

    @Test
    void keepsTheEntryAndWhereItsBytesAre() {
        assertThat(sent(entry())).contains("ResponseStatusType:Success");

        assertThat(kept(Form.EBXML)).contains("<Value>" + DECLARED + "</Value>", SHA_1, "<Value>36</Value>");
        assertThat(kept(Form.FHIR)).contains("\"size\":36").doesNotContain("/Binary/");
    }

    @Test
    void recognisesTheSameEntry() {
        sent(entry());

        assertThat(sent(entry())).contains("ResponseStatusType:Success");
        assertThat(sent(entry().slot("hash", SHA_1.replace('e', 'f'))))
                .contains("ResponseStatusType:Failure", "errorCode=\"XDSNonIdenticalHash\"");
    }

    @Test
    void theBytesAreNotToBeHadHere() {
        sent(entry());
        var ask =
                "<x:RetrieveDocumentSetRequest xmlns:x=\"urn:ihe:iti:xds-b:2007\"><x:DocumentRequest><x:RepositoryUniqueId>%s"
                        + "</x:RepositoryUniqueId><x:DocumentUniqueId>%s</x:DocumentUniqueId></x:DocumentRequest></x:RetrieveDocumentSetRequest>";

        var there = Wire.as(Wire.PLAIN).post("/iti43", Wire.envelope(security(), ask.formatted(DECLARED, uniqueId)));
        var here = Wire.as(Wire.PLAIN)
                .post(
                        "/iti43",
                        Wire.envelope(
                                security(), ask.formatted("2.25.240373477947943125934554913234569544365", uniqueId)));

        assertThat(there.body()).contains("errorCode=\"XDSUnknownRepositoryId\"");
        assertThat(here.body()).contains("errorCode=\"XDSDocumentUniqueIdError\"");
    }

    @ParameterizedTest
    @CsvSource({
        "hash, , XDSRegistryMetadataError",
        "size, , XDSRegistryMetadataError",
        "repositoryUniqueId, , XDSRegistryMetadataError",
        "repositoryUniqueId, 1.2.3.4, XDSUnknownRepositoryId",
        "repositoryUniqueId, 2.25.240373477947943125934554913234569544365, XDSUnknownRepositoryId"
    })
    void saysWhatAnEntryLacks(String slot, String value, String code) {
        var entry = value == null ? entry().slot(slot) : entry().slot(slot, value);

        assertThat(sent(entry))
                .contains(
                        "ResponseStatusType:Failure",
                        "errorCode=\"" + code + "\"",
                        "location=\"" + id + "." + slot + "\"");
    }
}
