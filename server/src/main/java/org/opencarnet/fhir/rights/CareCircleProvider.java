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
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.Declared.Parameter;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.CareCircle;
import org.opencarnet.sharing.Directory;

/** One type of the care circle: RelatedPerson or CareTeam, each in the record of its patient. */
public final class CareCircleProvider<T extends DomainResource> implements IResourceProvider, FhirProvider {

    private static final String PATIENT = "patient";
    private static final String BY_INS = "patient.identifier";

    private final Class<T> type;
    private final Callers callers;
    private final CareCircle circle;

    public CareCircleProvider(Class<T> type, Callers callers, CareCircle circle) {
        this.type = type;
        this.callers = callers;
        this.circle = circle;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Override
    public List<Declared> declares() {
        return List.of(Plain.declared(name(), Parameter.of(BY_INS, SearchParamType.TOKEN)));
    }

    @Read
    public T read(@IdParam IdType id, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var json = circle.read(caller, name(), Naming.uuid(id.getIdPart()).toString());
        return Plain.parsed(type, Refusal.unlessDone(json));
    }

    @Search(allowUnknownParams = true)
    public List<T> search(ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var names = new ArrayList<>(List.of(Plain.names(name())));
        names.add(BY_INS);
        var asked = Question.of(details, names.toArray(String[]::new));
        var patient = asked.one(BY_INS).isPresent()
                ? asked.one(BY_INS).flatMap(token -> Naming.byIns(asked, BY_INS, token))
                : asked.one(PATIENT).map(id -> Naming.byId(asked, PATIENT, id));
        if (asked.one(BY_INS).isEmpty() && patient.isEmpty()) {
            throw Question.missing(BY_INS);
        }
        if (patient.isEmpty()) {
            return List.of();
        }
        var parameters = Plain.parameters(asked, name());
        parameters.remove(PATIENT);
        return Refusal.unlessDone(circle.find(caller, patient.get(), name(), parameters)).stream()
                .map(json -> Plain.parsed(type, json))
                .toList();
    }

    @Create
    public MethodOutcome create(@ResourceParam T member, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var patient = Naming.of(CareReading.patient(member), name() + "." + CareReading.element(member));
        var stored = Refusal.unlessDone(circle.add(caller, patient, name(), Plain.text(member)));
        return Plain.outcome(Plain.parsed(type, stored), true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam T member, ServletRequestDetails details) {
        var request = details.getServletRequest();
        var caller = callers.of(request);
        var next = new Directory.Entry(name(), Naming.uuid(id.getIdPart()).toString(), Plain.text(member));
        var stored = Refusal.unlessDone(circle.change(caller, next, Plain.expected(request, type)));
        return Plain.outcome(Plain.parsed(type, stored), false);
    }

    private String name() {
        return type.getSimpleName();
    }
}
