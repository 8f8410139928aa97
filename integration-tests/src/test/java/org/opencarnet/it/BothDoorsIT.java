package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.ObjectReference;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.DocumentReference;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveDocuments;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveMetadata;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsForMultiplePatientsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetSubmissionSetsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryReturnType;
import org.openehealth.ipf.commons.ihe.xds.core.responses.ErrorCode;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Response;
import org.openehealth.ipf.commons.ihe.xds.core.responses.RetrievedDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Status;

/** What is fed by one door is read by the other, with nothing lost; over XDS by software that others wrote (IPF's clients). */
class BothDoorsIT {

    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu de consultation");
    private static final byte[] TEXT = "<compte-rendu>à lire</compte-rendu>".getBytes(StandardCharsets.UTF_8);
    private static final IpfClient XDS = new IpfClient(Neighbourhood.running(), "dr-martin", People.MME_DURAND);

    private final Fhir fhir = new People().as("dr-martin");

    @AfterAll
    static void close() {
        XDS.close();
    }

    private static Response feed(IpfSubmission submission) {
        return XDS.send("xds-iti41", submission.request(), Response.class);
    }

    private static QueryResponse ask(QueryRegistry query) {
        return XDS.send("xds-iti18", query, QueryResponse.class);
    }

    private static DocumentEntry entry(String uniqueId) {
        var query = new GetDocumentsQuery();
        query.setUniqueIds(List.of(uniqueId));
        var answer = ask(new QueryRegistry(query, QueryReturnType.LEAF_CLASS));
        assertThat(answer.getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(answer.getDocumentEntries()).hasSize(1);
        return answer.getDocumentEntries().get(0);
    }

    private static RetrievedDocumentSet retrieve(String... uniqueIds) {
        var request = new RetrieveDocumentSet();
        var repository = "2.25.240373477947943125934554913234569544365";
        Stream.of(uniqueIds).forEach(id -> request.getDocuments().add(new DocumentReference(repository, id, null)));
        return XDS.send("xds-iti43", request, RetrievedDocumentSet.class);
    }

    private static byte[] bytes(RetrievedDocumentSet set) {
        try (var content = set.getDocuments().get(0).getDataHandler().getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isReadThroughBothDoors(String uniqueId, byte[] content, Submission.Kind kind) {
        var entry = entry(uniqueId);
        assertThat(entry.getTypeCode().getCode()).isEqualTo(kind.type());
        assertThat(entry.getClassCode().getCode()).isEqualTo(kind.documentClass());
        assertThat(entry.getTitle().getValue()).isEqualTo(kind.title());
        assertThat(entry.getAvailabilityStatus()).isEqualTo(AvailabilityStatus.APPROVED);
        assertThat(entry.getSize()).isEqualTo(content.length);
        assertThat(entry.getAuthors().get(0).getAuthorPerson().getId().getId()).isEqualTo(People.DR_MARTIN.id());

        assertThat(bytes(retrieve(uniqueId))).isEqualTo(content);

        var listed = fhir.get("DocumentReference?identifier=" + Fhir.encoded("urn:ietf:rfc:3986|urn:oid:" + uniqueId)
                        + "&" + People.patient(People.MME_DURAND))
                .matches();
        assertThat(listed).hasSize(1);
        var attachment = listed.get(0).at("/content/0/attachment");
        var binary = fhir.follow(
                attachment.path("url").asText(), attachment.path("contentType").asText());
        assertThat(binary.bytes()).isEqualTo(content);
        assertThat(listed.get(0).path("type").findValuesAsText("code")).contains(kind.type());
        assertThat(listed.get(0).path("id").asText())
                .isEqualTo(entry.getLogicalUuid().replace("urn:uuid:", ""));
    }

    @Test
    void whatIsFedOverXdsIsReadOverFhir() {
        var uniqueId = IpfSubmission.newUniqueId();

        var fed = feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId));

        assertThat(fed.getStatus()).as(fed.toString()).isEqualTo(Status.SUCCESS);
        isReadThroughBothDoors(uniqueId, TEXT, REPORT);
    }

    @Test
    void whatIsFedOverFhirIsReadOverXds() {
        var uniqueId = IpfSubmission.newUniqueId();
        var submission =
                new Submission(People.MME_DURAND, People.DR_MARTIN, TEXT, "text/xml", REPORT, Optional.empty());

        var fed = fhir.post("", submission.bundle("urn:oid:" + uniqueId));

        assertThat(fed.status()).as(fed.text()).isEqualTo(200);
        isReadThroughBothDoors(uniqueId, TEXT, REPORT);
    }

    static boolean haveFiles() {
        return ConformanceFilesIT.present();
    }

    static List<Path> cdas() throws IOException {
        return haveFiles() ? ConformanceFilesIT.cdas() : List.of();
    }

    @EnabledIf("haveFiles")
    @ParameterizedTest
    @MethodSource("cdas")
    void aFrenchCdaGoesInByOneDoorAndOutByBoth(Path file) throws IOException {
        var uniqueId = IpfSubmission.newUniqueId();
        var kind = ConformanceFilesIT.KINDS.get(file.getFileName().toString());
        var bytes = Files.readAllBytes(file);

        var fed = feed(new IpfSubmission(People.MME_DURAND, bytes, kind, uniqueId));

        assertThat(fed.getStatus()).as(fed.toString()).isEqualTo(Status.SUCCESS);
        isReadThroughBothDoors(uniqueId, bytes, kind);
    }

    @Test
    void aTakenUniqueIdIsRefusedInTheWordsOfIhe() {
        var uniqueId = IpfSubmission.newUniqueId();
        feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId));

        var again = feed(
                new IpfSubmission(People.MME_DURAND, "<autre/>".getBytes(StandardCharsets.UTF_8), REPORT, uniqueId));

        assertThat(again.getStatus()).isEqualTo(Status.FAILURE);
        assertThat(again.getErrors()).singleElement().satisfies(error -> assertThat(error.getErrorCode())
                .isEqualTo(ErrorCode.NON_IDENTICAL_HASH));
    }

    @Test
    void findsByStatusAndRetrievesInPart() {
        var uniqueId = IpfSubmission.newUniqueId();
        feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId));
        var query = new FindDocumentsQuery();
        query.setPatientId(IpfSubmission.patient(People.MME_DURAND));
        query.setStatus(List.of(AvailabilityStatus.APPROVED));

        var found = ask(new QueryRegistry(query, QueryReturnType.LEAF_CLASS));

        assertThat(found.getDocumentEntries())
                .extracting(DocumentEntry::getUniqueId)
                .contains(uniqueId);
        var partly = retrieve(uniqueId, "1.2.3.4");
        assertThat(partly.getStatus()).isEqualTo(Status.PARTIAL_SUCCESS);
        assertThat(bytes(partly)).isEqualTo(TEXT);
        assertThat(partly.getErrors()).singleElement().satisfies(error -> assertThat(error.getErrorCode())
                .isEqualTo(ErrorCode.DOCUMENT_UNIQUE_ID_ERROR));
    }

    @Test
    void whatIsMaskedOverXdsIsMaskedOverFhir() {
        var uniqueId = IpfSubmission.newUniqueId();
        var submission = new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId);
        feed(submission);

        var answer = XDS.send("xds-iti57", submission.masking(entry(uniqueId)), Response.class);

        assertThat(answer.getStatus()).as(answer.toString()).isEqualTo(Status.SUCCESS);
        assertThat(entry(uniqueId).getConfidentialityCodes())
                .extracting(Code::getCode)
                .contains("N", "MASQUE_PS");
        var listed = fhir.get("DocumentReference?identifier=" + Fhir.encoded("urn:ietf:rfc:3986|urn:oid:" + uniqueId)
                        + "&" + People.patient(People.MME_DURAND))
                .matches();
        assertThat(listed.get(0).path("securityLabel").findValuesAsText("code")).contains("MASQUE_PS");
        assertThat(listed.get(0).at("/meta/versionId").asText()).isEqualTo("2");
    }

    @Test
    void whatIsRemovedOverXdsIsGoneFromBothDoors() {
        var uniqueId = IpfSubmission.newUniqueId();
        feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId));
        var removal = new RemoveMetadata();
        removal.getReferences().addAll(withAllThatBindsIt(uniqueId));

        var fromRegistry = XDS.send("rmd-iti62", removal, Response.class);
        var fromRepository = XDS.send("rmd-iti86", removing(uniqueId), Response.class);

        assertThat(fromRegistry.getStatus()).as(fromRegistry.toString()).isEqualTo(Status.SUCCESS);
        assertThat(fromRepository.getStatus()).as(fromRepository.toString()).isEqualTo(Status.SUCCESS);
        assertThat(retrieve(uniqueId).getStatus()).isEqualTo(Status.FAILURE);
        assertThat(fhir.get("DocumentReference?identifier=" + Fhir.encoded("urn:ietf:rfc:3986|urn:oid:" + uniqueId)
                                + "&" + People.patient(People.MME_DURAND))
                        .matches())
                .isEmpty();
    }

    private static List<ObjectReference> withAllThatBindsIt(String uniqueId) {
        var sets = new GetSubmissionSetsQuery();
        sets.setUuids(List.of(entry(uniqueId).getEntryUuid()));
        var found = ask(new QueryRegistry(sets, QueryReturnType.LEAF_CLASS));
        return Stream.of(
                        Stream.of(entry(uniqueId).getEntryUuid()),
                        found.getSubmissionSets().stream().map(SubmissionSet::getEntryUuid),
                        found.getAssociations().stream().map(Association::getEntryUuid))
                .flatMap(names -> names)
                .map(ObjectReference::new)
                .toList();
    }

    private static RemoveDocuments removing(String uniqueId) {
        var request = new RemoveDocuments();
        request.getDocuments()
                .add(new DocumentReference("2.25.240373477947943125934554913234569544365", uniqueId, null));
        return request;
    }

    @Test
    void asksForSeveralPatientsAtOnce() {
        var uniqueId = IpfSubmission.newUniqueId();
        feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId));
        var query = new FindDocumentsForMultiplePatientsQuery();
        query.setPatientIds(List.of(IpfSubmission.patient(People.MME_DURAND)));
        query.setStatus(List.of(AvailabilityStatus.APPROVED));
        query.setClassCodes(List.of(new Code(REPORT.documentClass(), null, "1.2.250.1.213.1.1.4.1")));

        var answer = XDS.send("xds-iti51", new QueryRegistry(query, QueryReturnType.LEAF_CLASS), QueryResponse.class);

        assertThat(answer.getDocumentEntries())
                .extracting(DocumentEntry::getUniqueId)
                .contains(uniqueId);
    }

    @Test
    void tenAtOnceOfOneUniqueIdAreOneDocument() {
        var uniqueId = IpfSubmission.newUniqueId();

        var answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> feed(new IpfSubmission(People.MME_DURAND, TEXT, REPORT, uniqueId)),
                        task -> new Thread(task).start()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(answer -> answer.getStatus() == Status.SUCCESS)
                .isNotEmpty();
        assertThat(answers).flatExtracting(Response::getErrors).allSatisfy(error -> assertThat(error.getErrorCode())
                .isEqualTo(ErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY));
        assertThat(bytes(retrieve(uniqueId))).isEqualTo(TEXT);
        entry(uniqueId);
    }
}
