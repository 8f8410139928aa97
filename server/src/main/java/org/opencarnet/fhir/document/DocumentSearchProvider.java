package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.fhir.leaving.StoredAnswer;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.search.DocumentSearch;
import org.opencarnet.fhir.search.DocumentSearch.Wanted;
import org.opencarnet.fhir.search.SearchRequest;
import org.opencarnet.sharing.Absence;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Outcome;

/** ITI-67 Find Document References, by GET and by POST. */
public final class DocumentSearchProvider implements IResourceProvider, FhirProvider {

    private static final String URL = Base.MARK + "/DocumentReference";

    private final Callers callers;
    private final Find find;
    private final Subjects subjects;
    private final SearchSettings settings;

    public DocumentSearchProvider(Callers callers, Find find, Subjects subjects, SearchSettings settings) {
        this.callers = callers;
        this.find = find;
        this.subjects = subjects;
        this.settings = settings;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Override
    public List<Declared> declares() {
        return List.of(
                DocumentSearch.TABLE.declared(
                        "DocumentReference",
                        List.of(
                                "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.DocumentReference",
                                "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.DocumentReference",
                                "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-document-reference")));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var request = settings.read(DocumentSearch.TABLE, details);
        var outcome = find.find(caller, DocumentSearch.question(request), DocumentSearch.relations(request));
        if (outcome instanceof Outcome.Refused<Find.Page> refused && Absence.isTheAnswer(refused.decision())) {
            return answer(nothing(request, details), details);
        }
        return answer(searchset(request, Refusal.unlessDone(outcome), details, caller), details);
    }

    private static Bundle answer(Searchset page, ServletRequestDetails details) {
        if (StoredAnswer.suits(details)) {
            new StoredAnswer(page.documents(), page::json, Map.of()).answer(details);
            var standIn = new Bundle();
            standIn.setId(page.id().toString());
            return standIn;
        }
        Clearances.of(details).addAll(page.documents());
        return page.bundle(details.getFhirServerBase());
    }

    private Searchset nothing(SearchRequest<Wanted> request, ServletRequestDetails details) {
        return new Searchset(
                UUID.randomUUID(),
                settings.clock().instant(),
                request.self(URL),
                Optional.empty(),
                OptionalLong.of(0),
                List.of(),
                warnings(request.warnings(), details));
    }

    private Searchset searchset(
            SearchRequest<Wanted> request, Find.Page page, ServletRequestDetails details, Caller caller) {
        var countOnly = request.controls().countOnly();
        var documents = countOnly ? List.<Cleared>of() : page.documents();
        var extras = new ArrayList<Searchset.Extra>();
        if (request.controls().includeSubject() && !documents.isEmpty()) {
            subjects.of(caller, page.record())
                    .map(patient -> new Searchset.Extra(
                            Base.MARK + "/Patient/" + page.record(), Bundle.SearchEntryMode.INCLUDE, patient))
                    .ifPresent(extras::add);
        }
        extras.addAll(warnings(Warnings.of(request.warnings(), page.overall()), details));
        return new Searchset(
                UUID.randomUUID(),
                settings.clock().instant(),
                request.self(URL),
                page.next().filter(any -> !countOnly).map(position -> request.next(URL, position)),
                request.controls().total() || countOnly ? page.total() : OptionalLong.empty(),
                documents,
                extras);
    }

    private static List<Searchset.Extra> warnings(List<Complaint> complaints, ServletRequestDetails details) {
        if (complaints.isEmpty()) {
            return List.of();
        }
        return List.of(new Searchset.Extra(
                "urn:uuid:" + UUID.randomUUID(), Bundle.SearchEntryMode.OUTCOME, Warnings.told(complaints, details)));
    }
}
