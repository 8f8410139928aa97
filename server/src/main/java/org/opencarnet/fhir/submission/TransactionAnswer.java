package org.opencarnet.fhir.submission;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.fhir.submission.BundleSubmission.Submitted;
import org.opencarnet.record.EntryIdentity;

/** The answer to a provide bundle (IHE.MHD.ProvideDocumentBundleResponse): an entry for each entry, in the same order. */
final class TransactionAnswer {

    private static final String PROFILE =
            "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.ProvideDocumentBundleResponse";
    private static final String CREATED = "201 Created";
    private static final String OK = "200 OK";

    private final ProvidedBundle provided;
    private final Submitted submitted;
    private final Map<Place, Made> made = new HashMap<>();

    TransactionAnswer(ProvidedBundle provided, Submitted submitted) {
        this.provided = provided;
        this.submitted = submitted;
        lists();
        documents();
        provided.patients()
                .forEach(patient -> made.put(
                        patient.entry(),
                        new Made(false, "Patient/" + submitted.receipt().set().record(), Optional.empty())));
    }

    /** The bundle of answers, with the warnings on each entry. */
    Bundle bundle(int entries, IntFunction<Optional<OperationOutcome>> warnings) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        bundle.getMeta().addProfile(PROFILE);
        for (var i = 0; i < entries; i++) {
            var response = bundle.addEntry().getResponse();
            Optional.ofNullable(made.get(Place.entry(i)))
                    .ifPresentOrElse(one -> one.answer(response, received()), () -> response.setStatus(OK));
            warnings.apply(i).ifPresent(response::setOutcome);
        }
        return bundle;
    }

    private void lists() {
        var receipt = submitted.receipt();
        made.put(provided.set().entry(), list(!receipt.again(), receipt.set().id()));
        provided.folders().forEach(folder -> Optional.ofNullable(
                        receipt.folders().get(folder.place().path()))
                .ifPresent(id -> made.put(folder.entry(), list(!receipt.again() && !Folders.isOld(folder), id))));
    }

    private void documents() {
        var receipt = submitted.receipt();
        var documents = submitted.documents();
        for (var i = 0; i < documents.size(); i++) {
            var identity = receipt.documents().get(documents.get(i).where());
            made.put(provided.documents().get(i).entry(), document(!receipt.again(), identity));
            var bytes = documents.get(i).bytes().place();
            made.putIfAbsent(
                    Place.entry(bytes.entry()),
                    new Made(!receipt.again(), "Binary/" + identity.logicalId(), Optional.empty()));
        }
        submitted.patched().forEach((patch, id) -> Optional.ofNullable(
                        receipt.replaced().get(id))
                .ifPresent(identity -> made.put(patch.entry(), document(false, identity))));
    }

    private Date received() {
        return Date.from(submitted.receipt().set().received());
    }

    private static Made document(boolean created, EntryIdentity identity) {
        return new Made(
                created,
                "DocumentReference/" + identity.logicalId() + "/_history/" + identity.version(),
                Optional.of("W/\"" + identity.version() + "\""));
    }

    private static Made list(boolean created, Object id) {
        return new Made(created, "List/" + id, Optional.empty());
    }

    /** What stands behind an entry now. */
    private record Made(boolean created, String location, Optional<String> etag) {

        void answer(Bundle.BundleEntryResponseComponent response, Date received) {
            response.setStatus(created ? CREATED : OK).setLocation(location).setLastModified(received);
            etag.ifPresent(response::setEtag);
        }
    }
}
