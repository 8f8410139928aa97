package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.Directory;
import org.opencarnet.sharing.Problem;

/** One type of the directory: Practitioner, PractitionerRole or Organization; read by whoever is identified, kept by enrolment. */
public final class DirectoryProvider<T extends DomainResource> implements IResourceProvider, FhirProvider {

    private static final int PAGE = 50;
    private static final int LARGEST = 200;

    private final Class<T> type;
    private final Callers callers;
    private final Directory directory;

    public DirectoryProvider(Class<T> type, Callers callers, Directory directory) {
        this.type = type;
        this.callers = callers;
        this.directory = directory;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Override
    public List<Declared> declares() {
        return List.of(Plain.declared(name()));
    }

    @Read
    public T read(@IdParam IdType id, ServletRequestDetails details) {
        callers.of(details.getServletRequest());
        return directory
                .read(name(), Naming.uuid(id.getIdPart()).toString())
                .map(json -> Plain.parsed(type, json))
                .orElseThrow(() -> Refusal.of(new ProblemFault(Problem.NOT_FOUND)));
    }

    @Search(allowUnknownParams = true)
    public List<T> search(ServletRequestDetails details) {
        callers.of(details.getServletRequest());
        var asked = Question.of(details, Plain.names(name()));
        return directory.search(name(), Plain.parameters(asked, name()), asked.count(PAGE, LARGEST)).stream()
                .map(json -> Plain.parsed(type, json))
                .toList();
    }

    @Create
    public MethodOutcome create(@ResourceParam T entry, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var stored = Refusal.unlessDone(directory.add(caller, name(), Plain.text(entry), token(entry)));
        return Plain.outcome(Plain.parsed(type, stored), true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam T entry, ServletRequestDetails details) {
        var request = details.getServletRequest();
        var caller = callers.of(request);
        var next = new Directory.Entry(name(), Naming.uuid(id.getIdPart()).toString(), Plain.text(entry));
        var stored = Refusal.unlessDone(directory.change(caller, next, Plain.expected(request, type)));
        return Plain.outcome(Plain.parsed(type, stored), false);
    }

    private String name() {
        return type.getSimpleName();
    }

    /** The first identifier by which a person or structure is known; roles may share theirs. */
    private static Optional<String> token(DomainResource entry) {
        var identifiers = entry instanceof Practitioner person
                ? person.getIdentifier()
                : entry instanceof Organization structure ? structure.getIdentifier() : List.<Identifier>of();
        return identifiers.stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                .filter(token -> token.indexOf(',') < 0)
                .findFirst();
    }
}
