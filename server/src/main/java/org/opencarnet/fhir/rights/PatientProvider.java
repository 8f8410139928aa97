package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.Declared.Parameter;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.FindPatients;
import org.opencarnet.sharing.OpenRecord;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Records;

/** Patient: whether a record exists, its state and the caller's authorization (TD0.2); enrolment opens records. */
public final class PatientProvider implements FhirProvider {

    private static final Declared DECLARED = Declared.of(
            "Patient",
            Parameter.of("identifier", SearchParamType.TOKEN),
            Parameter.of("_id", SearchParamType.TOKEN),
            Parameter.of("family", SearchParamType.STRING),
            Parameter.of("given", SearchParamType.STRING),
            Parameter.of("gender", SearchParamType.TOKEN),
            Parameter.of("birthdate", SearchParamType.DATE));

    private static final List<String> TRAITS = List.of("family", "given", "gender", "birthdate");
    private static final int LONGEST_NAME = 100;

    private final Callers callers;
    private final Existence existence;
    private final FindPatients finding;
    private final OpenRecord openRecord;
    private final Enrolment enrolment;

    /** The use cases behind Patient. */
    public record Uses(Existence existence, FindPatients finding, OpenRecord opening) {}

    public PatientProvider(Callers callers, Uses uses, Clock clock) {
        this.callers = callers;
        this.existence = uses.existence();
        this.finding = uses.finding();
        this.openRecord = uses.opening();
        this.enrolment = new Enrolment(openRecord.admission(), clock);
    }

    @Override
    public List<Declared> declares() {
        return List.of(DECLARED);
    }

    /** The one patient of an INS or id, or nobody; or those who bear all of the strict traits. */
    @Search(type = Patient.class, allowUnknownParams = true)
    public List<Patient> search(RequestDetails details, HttpServletRequest request) {
        var asked = Question.of(
                details,
                Stream.concat(Stream.of("identifier", "_id"), TRAITS.stream()).toArray(String[]::new));
        var identifier = asked.one("identifier");
        var id = asked.one("_id");
        if (identifier.isEmpty() && id.isEmpty()) {
            return byTraits(asked, callers.of(request));
        }
        TRAITS.stream().filter(trait -> !asked.all(trait).isEmpty()).findFirst().ifPresent(beside -> {
            throw asked.invalid(beside);
        });
        var byId = id.map(value -> Naming.byId(asked, "_id", value));
        var named =
                identifier.isPresent() ? identifier.flatMap(token -> Naming.byIns(asked, "identifier", token)) : byId;
        return named
                .flatMap(reference -> found(reference, request))
                .filter(patient ->
                        id.isEmpty() || patient.getIdElement().getIdPart().equals(id.get()))
                .stream()
                .toList();
    }

    private List<Patient> byTraits(Question asked, Caller caller) {
        if (!finding.isOpenTo(caller)) {
            throw Refusal.of(RightsFault.TRAIT_SEARCH_CLOSED);
        }
        var traits = new FindPatients.Traits(
                name(asked, "family"), name(asked, "given"), asked.needed("gender"), asked.day("birthdate"));
        return finding.by(caller, traits).stream()
                .map(found -> PatientView.of(found, caller.requester()))
                .toList();
    }

    private static String name(Question asked, String trait) {
        var name = asked.needed(trait);
        if (name.length() > LONGEST_NAME) {
            throw asked.invalid(trait);
        }
        return name;
    }

    /** One patient; absent and not the caller's own are one answer. */
    @Read(type = Patient.class)
    public Patient read(@IdParam IdType id, HttpServletRequest request) {
        var caller = callers.of(request);
        var reference = new Records.Reference.ById(new RecordId(Naming.uuid(id.getIdPart())));
        var outcome = existence.test(caller, reference);
        if (outcome instanceof Outcome.Refused<Optional<Existence.Found>> refused
                && !refused.decision().restsOn(Rule.NOT_THEIR_RECORD)) {
            throw Refusal.of(refused.decision());
        }
        return outcome instanceof Outcome.Done<Optional<Existence.Found>> done
                        && done.value().isPresent()
                ? PatientView.of(done.value().get(), caller.requester())
                : absent();
    }

    /** Opens a record for a qualified identity. */
    @Create(type = Patient.class)
    public MethodOutcome create(@ResourceParam Patient patient, HttpServletRequest request) {
        var caller = callers.of(request);
        var outcome = openRecord.open(caller, enrolment.opening(patient));
        if (outcome instanceof Outcome.Rejected<Existence.Found> rejected
                && rejected.rejection().problem() == Problem.AUTHORITY_NOT_ACCEPTED) {
            throw Refusal.of(Complaint.of(new ProblemFault(Problem.AUTHORITY_NOT_ACCEPTED))
                    .at("Patient.identifier[" + enrolment.insPlaces(patient).get(0) + "].system"));
        }
        var opened = PatientView.of(Refusal.unlessDone(outcome), caller.requester());
        return new MethodOutcome(opened.getIdElement(), true).setResource(opened);
    }

    private Optional<Patient> found(Records.Reference reference, HttpServletRequest request) {
        var caller = callers.of(request);
        return Refusal.unlessDone(existence.test(caller, reference))
                .map(found -> PatientView.of(found, caller.requester()));
    }

    private static Patient absent() {
        throw Refusal.of(new ProblemFault(Problem.NOT_FOUND));
    }
}
