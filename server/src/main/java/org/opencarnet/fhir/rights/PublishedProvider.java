package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.Declared.Parameter;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.profiles.Publication;
import org.opencarnet.sharing.Problem;

/** One type of what is published for everybody: CodeSystem, ValueSet, StructureDefinition or OperationDefinition. */
public final class PublishedProvider<T extends DomainResource> implements IResourceProvider, FhirProvider {

    private final Class<T> type;
    private final List<Publication> publications;

    public PublishedProvider(Class<T> type) {
        this.type = type;
        this.publications = FhirPackage.publications().stream()
                .filter(publication -> publication.type().equals(type.getSimpleName()))
                .toList();
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Override
    public List<Declared> declares() {
        return List.of(Declared.of(
                type.getSimpleName(),
                Parameter.of("url", SearchParamType.URI),
                Parameter.of("_id", SearchParamType.TOKEN)));
    }

    @Read
    public T read(@IdParam IdType id) {
        return publications.stream()
                .filter(publication -> publication.id().equals(id.getIdPart()))
                .map(this::resource)
                .findFirst()
                .orElseThrow(() -> Refusal.of(new ProblemFault(Problem.NOT_FOUND)));
    }

    @Search(allowUnknownParams = true)
    public List<T> search(ServletRequestDetails details) {
        var asked = Question.of(details, "url", "_id");
        var url = asked.one("url");
        var id = asked.one("_id");
        return publications.stream()
                .filter(publication -> url.map(publication.url()::equals).orElse(true))
                .filter(publication -> id.map(publication.id()::equals).orElse(true))
                .map(this::resource)
                .toList();
    }

    private T resource(Publication publication) {
        return Plain.parsed(type, publication.json());
    }
}
