package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.submission.WayIn.bundle;
import static org.opencarnet.fhir.submission.WayIn.document;
import static org.opencarnet.fhir.submission.WayIn.issues;
import static org.opencarnet.fhir.submission.WayIn.line;
import static org.opencarnet.fhir.submission.WayIn.set;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Documents;

/** ITI-65, as it should go. */
class ProvideDocumentBundleTest {

    private static final String FIRST = "urn:oid:1.2.250.1.999.3.1";

    private final WayIn way = WayIn.strict();

    @Test
    void takesABundleAndAnswersEachEntryInItsPlace() {
        var answer = way.feed(bundle());

        var stored = way.stored(FIRST);
        var set = way.gatherings().get(0).id();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(answer.body()))
                .containsExactly(
                        "201 Created List/" + set,
                        "201 Created DocumentReference/" + stored.identity().logicalId() + "/_history/1",
                        "201 Created Binary/" + stored.identity().logicalId());
        var entry = answer(answer.body()).getEntry().get(1).getResponse();
        assertThat(entry.getEtag()).isEqualTo("W/\"1\"");
        assertThat(entry.getLastModified()).isEqualTo(WayIn.NOW);
        assertThat(entry.getOutcome()).isNull();
    }

    @Test
    void keepsTheBytesAsTheyCame() {
        way.feed(bundle());

        assertThat(way.content(FIRST)).isEqualTo("Compte rendu\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsTheDocumentAsItWasDescribed() {
        way.feed(bundle());

        var shown = way.shown(FIRST);
        assertThat(shown.getSubject().getReference()).isEqualTo("Patient/" + WayIn.RECORD);
        assertThat(shown.getDescription()).isEqualTo("Vu en consultation");
        assertThat(shown.getContentFirstRep().getAttachment().getUrl())
                .isEqualTo(way.base() + "/Binary/" + shown.getIdElement().getIdPart());
        assertThat(new FhirToRecord(WayIn.NOW).metadata(shown).authorIdentifiers())
                .containsExactlyInAnyOrder("810012345678", "1750803447");
    }

    @Test
    void takesXmlAsWellAsJson() {
        var answer = way.postAs("application/fhir+xml", "/", WayIn.xml(bundle()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Served.read(Bundle.class, answer).getEntry()).hasSize(3);
        assertThat(way.stored(FIRST).mimeType()).isEqualTo("text/plain");
    }

    @Test
    void answersTheSameBundleSentAgainWithTheSameAddresses() {
        var first = told(way.feed(bundle()).body());

        var again = way.feed(bundle());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(told(again.body()))
                .isEqualTo(first.stream()
                        .map(line -> line.replace("201 Created", "200 OK"))
                        .toList());
        assertThat(way.gatherings()).hasSize(1);
    }

    @Test
    void takesSeveralDocumentsOneOfThemInline() {
        var bundle = bundle();
        var other = document(bundle).copy();
        other.getMasterIdentifier().setValue("urn:oid:1.2.250.1.999.3.2");
        other.getContentFirstRep().getAttachment().setUrl("urn:uuid:0d9a3a1e-0000-4000-8000-000000000005");
        add(bundle, "urn:uuid:0d9a3a1e-0000-4000-8000-000000000004", other, HTTPVerb.POST);
        add(
                bundle,
                "urn:uuid:0d9a3a1e-0000-4000-8000-000000000005",
                new Binary().setContentType("text/plain").setData("Compte rendu\n".getBytes(StandardCharsets.UTF_8)),
                HTTPVerb.POST);
        set(bundle).addEntry().setItem(new Reference("urn:uuid:0d9a3a1e-0000-4000-8000-000000000004"));

        var answer = way.feed(bundle);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(answer.body())).hasSize(5).allMatch(line -> line.startsWith("201"));
        assertThat(way.content("urn:oid:1.2.250.1.999.3.2")).isEqualTo(way.content(FIRST));
    }

    @Test
    void replacesADocumentThatTheFeederWrote() {
        way.feed(bundle());
        var old = way.stored(FIRST).identity().logicalId();

        var answer = way.feed(replacement("DocumentReference/" + old, "DocumentReference/" + old));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(answer.body()).get(3)).isEqualTo("200 OK DocumentReference/" + old + "/_history/2");
        assertThat(way.stored(FIRST).status()).isEqualTo(AvailabilityStatus.DEPRECATED);
        assertThat(way.shown(FIRST).getStatus().toCode()).isEqualTo("superseded");
        assertThat(way.shown("urn:oid:1.2.250.1.999.3.2")
                        .getRelatesToFirstRep()
                        .getTarget()
                        .getReference())
                .isEqualTo("DocumentReference/" + old);
    }

    @Test
    void findsTheReplacedDocumentByAddressIdentifierOrCondition() {
        way.feed(bundle());
        var old = way.stored(FIRST).identity().logicalId();
        var conditional = "DocumentReference?identifier=urn:ietf:rfc:3986|" + FIRST;

        for (var named : List.of(way.base() + "/DocumentReference/" + old, conditional, FIRST)) {
            var bundle = replacement(named, conditional);
            var answer = way.feed(bundle);

            assertThat(answer.statusCode()).as(named + answer.body()).isEqualTo(200);
            assertThat(told(answer.body()).get(3)).isEqualTo("200 OK DocumentReference/" + old + "/_history/2");
        }
    }

    @Test
    void answersAReplacementSentAgainAsAtFirst() {
        way.feed(bundle());
        var old = way.stored(FIRST).identity().logicalId();
        var bundle = replacement("DocumentReference/" + old, "DocumentReference/" + old);
        var first = told(way.feed(bundle).body());

        var again = way.feed(bundle);

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(told(again.body()))
                .isEqualTo(first.stream()
                        .map(line -> line.replace("201 Created", "200 OK"))
                        .toList());
    }

    @Test
    void takesTheJsonPatchOfAReplacementToo() {
        way.feed(bundle());
        var old = way.stored(FIRST).identity().logicalId();
        var bundle = replacement("DocumentReference/" + old, "DocumentReference/" + old);
        bundle.getEntry()
                .get(3)
                .setResource(new Binary()
                        .setContentType("application/json-patch+json")
                        .setData("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"}]"
                                .getBytes(StandardCharsets.UTF_8)));

        assertThat(way.feed(bundle).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyReplaceWhatAnotherWrote() {
        way.feed(bundle());
        var old = way.stored(FIRST).identity().logicalId();

        var answer = way.feed(replacement("DocumentReference/" + old, "DocumentReference/" + old), WayIn.AS, "another");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(issues(answer)).containsExactly("replaced-unknown at Bundle.entry[1].resource.relatesTo");
        assertThat(way.stored(FIRST).status()).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @Test
    void makesAFolderAndPutsDocumentsIntoItLater() {
        var bundle = bundle();
        add(
                bundle,
                "urn:uuid:0d9a3a1e-0000-4000-8000-00000000000f",
                Folder.with("urn:uuid:0d9a3a1e-0000-4000-8000-000000000002"),
                HTTPVerb.POST);
        set(bundle).addEntry().setItem(new Reference("urn:uuid:0d9a3a1e-0000-4000-8000-00000000000f"));
        var made = way.feed(bundle);
        var id = folderId();
        var old = way.stored(FIRST).identity().logicalId();

        var more = renamed("2");
        var folder = Folder.with("urn:uuid:0d9a3a1e-0000-4000-8000-000000000002");
        folder.addEntry().setItem(new Reference("DocumentReference/" + old));
        add(more, "urn:uuid:0d9a3a1e-0000-4000-8000-00000000000f", folder, HTTPVerb.PUT);
        more.getEntry().get(3).getRequest().setUrl("List/" + id);
        set(more).addEntry().setItem(new Reference("urn:uuid:0d9a3a1e-0000-4000-8000-00000000000f"));
        var put = way.feed(more);

        assertThat(told(made.body()).get(3)).isEqualTo("201 Created List/" + id);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(told(put.body()).get(3)).isEqualTo("200 OK List/" + id);
        assertThat(members(id))
                .containsExactlyInAnyOrder(
                        old, way.stored("urn:oid:1.2.250.1.999.3.2").identity().logicalId());
    }

    @Test
    void findsThePatientHoweverHeIsNamed() {
        var byEntry = renamed("2");
        add(byEntry, "urn:uuid:0d9a3a1e-0000-4000-8000-00000000000e", patient(), HTTPVerb.POST);
        name(byEntry, new Reference("urn:uuid:0d9a3a1e-0000-4000-8000-00000000000e"));
        var byId = renamed("3");
        name(byId, new Reference("Patient/" + WayIn.RECORD));
        var byAddress = renamed("4");
        name(byAddress, new Reference(way.base() + "/Patient/" + WayIn.RECORD));
        var byCondition = renamed("5");
        name(byCondition, new Reference("Patient?identifier=urn:oid:1.2.250.1.213.1.4.10%7C279035121518989"));

        var answers = List.of(way.feed(byEntry), way.feed(byId), way.feed(byAddress), way.feed(byCondition));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
        assertThat(told(answers.get(0).body()).get(3)).isEqualTo("200 OK Patient/" + WayIn.RECORD);
    }

    @Test
    void tellsWarningsWithTheEntryTheyAreAbout() {
        var bundle = bundle();
        document(bundle).getSecurityLabelFirstRep().getCodingFirstRep().setCode("R");

        var answer = way.feed(bundle, "Accept-Language", "en");

        var outcome = (OperationOutcome)
                answer(answer.body()).getEntry().get(1).getResponse().getOutcome();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(outcome.getIssue()).hasSize(1);
        assertThat(line(outcome.getIssueFirstRep()))
                .isEqualTo("confidentiality-raised at Bundle.entry[1].resource.securityLabel[0]");
        assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.WARNING);
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).contains("should not be shared");
    }

    @Test
    void takesABundleThatClaimsNothingAndSaysLittle() {
        var bundle = bundle();
        bundle.setMeta(null);
        set(bundle).setMeta(null);
        set(bundle).setContained(List.of());
        set(bundle).setSource(null);
        document(bundle).setMeta(null);
        document(bundle)
                .setType(null)
                .setCategory(List.of())
                .setAuthor(List.of())
                .setAuthenticator(null)
                .setCustodian(null)
                .setSubject(null)
                .setDate(null)
                .setContext(null)
                .setSecurityLabel(List.of())
                .setContained(List.of());

        var answer = way.feed(bundle);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(way.stored(FIRST).type()).isEqualTo(FhirToRecord.UNSTATED_TYPE.code());
        assertThat(way.shown(FIRST).hasType()).isFalse();
        assertThat(way.shown(FIRST)
                        .getSecurityLabelFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("N");
    }

    @Test
    void refusesWhatTheLawRefusesWithItsWords() {
        var answer = way.feed(bundle(), WayIn.AS, "patient");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(issues(answer)).containsExactly("not-a-patient-type");
    }

    @Test
    void saysWhereThePatientIsNamedWhoHasNoRecord() {
        var bundle = bundle();
        name(
                bundle,
                new Reference()
                        .setIdentifier(document(bundle)
                                .getSubject()
                                .getIdentifier()
                                .copy()
                                .setValue(WayIn.PATIENT_WITHOUT_RECORD.matricule())));
        document(bundle).getContained().remove(0);
        document(bundle).getContext().setSourcePatientInfo(new Reference("#practitioner"));

        var answer = way.feed(bundle);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(issues(answer)).containsExactly("record-absent at Bundle.entry[0].resource.subject");
        assertThat(answer.body()).contains("XDSUnknownPatientId");
    }

    private static Bundle replacement(String target, String patched) {
        var bundle = renamed("2");
        var relation = document(bundle).addRelatesTo();
        relation.setCode(DocumentRelationshipType.REPLACES);
        relation.setTarget(new Reference(target));
        add(bundle, "urn:uuid:0d9a3a1e-0000-4000-8000-00000000000d", Patches.superseding(), HTTPVerb.PATCH);
        bundle.getEntry().get(3).getRequest().setUrl(patched);
        return bundle;
    }

    /** The bundle with other names for the same things. */
    private static Bundle renamed(String number) {
        var bundle = bundle();
        set(bundle).getIdentifierFirstRep().setValue("urn:oid:1.2.250.1.999.2." + number);
        document(bundle).getMasterIdentifier().setValue("urn:oid:1.2.250.1.999.3." + number);
        return bundle;
    }

    private static void name(Bundle bundle, Reference subject) {
        set(bundle).setSubject(subject);
        document(bundle).setSubject(subject.copy());
    }

    private static Patient patient() {
        var patient = new Patient();
        patient.addIdentifier().setSystem("urn:oid:1.2.250.1.213.1.4.10").setValue(WayIn.PATIENT.matricule());
        return patient;
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource, HTTPVerb method) {
        var entry = bundle.addEntry().setFullUrl(fullUrl).setResource(resource);
        entry.getRequest().setMethod(method).setUrl(resource.fhirType());
    }

    private UUID folderId() {
        return way.gatherings().stream()
                .filter(Documents.Gathering.InFolder.class::isInstance)
                .map(Documents.Gathering::id)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> members(UUID id) {
        return way.gatherings().stream()
                .filter(one -> one.id().equals(id))
                .flatMap(one -> one.members().stream())
                .toList();
    }

    private static Bundle answer(String body) {
        return WayIn.parse(Bundle.class, body);
    }

    /** Status and address of each entry of an answer. */
    private static List<String> told(String body) {
        return answer(body).getEntry().stream()
                .map(entry -> entry.getResponse().getStatus()
                        + Optional.ofNullable(entry.getResponse().getLocation())
                                .map(location -> " " + location)
                                .orElse(""))
                .toList();
    }
}
