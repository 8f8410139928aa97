package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.Declared.Parameter;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.SeenVersion;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.DecideOnceForAll;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Records;

/** Consent (TD0.3, TD1.6): the patient's consent declared, ended, refused; and what the patient decided once for all. */
public final class ConsentProvider implements FhirProvider {

    private static final Set<String> STATES = Set.of("active", "inactive");

    private static final Declared DECLARED = Declared.of(
            "Consent",
            Parameter.of("patient", SearchParamType.REFERENCE),
            Parameter.of("patient.identifier", SearchParamType.TOKEN),
            Parameter.of("actor", SearchParamType.REFERENCE),
            Parameter.of("actor.identifier", SearchParamType.TOKEN),
            Parameter.of("status", SearchParamType.TOKEN),
            Parameter.of("_id", SearchParamType.TOKEN));

    private static final String ACTOR_BY_IDENTIFIER = "actor:identifier";
    private static final String[] ASKED = Stream.concat(Stream.of(DECLARED.names()), Stream.of(ACTOR_BY_IDENTIFIER))
            .toArray(String[]::new);

    private final Callers callers;
    private final Authorize authorize;
    private final DecideOnceForAll decisions;

    public ConsentProvider(Callers callers, Authorize authorize, DecideOnceForAll decisions) {
        this.callers = callers;
        this.authorize = authorize;
        this.decisions = decisions;
    }

    @Override
    public List<Declared> declares() {
        return List.of(DECLARED);
    }

    /** Declares a consent, blocks, or decides once for all. */
    @Create(type = Consent.class)
    public MethodOutcome create(@ResourceParam Consent consent, HttpServletRequest request) {
        var declared = declare(callers.of(request), Declaration.of(consent));
        return new MethodOutcome(declared.getIdElement(), true).setResource(declared);
    }

    /** One consent; what the caller may not see is not found. */
    @Read(type = Consent.class)
    public Consent read(@IdParam IdType id, HttpServletRequest request) {
        var caller = callers.of(request);
        var standing = standing(id);
        if (standing.isPresent()) {
            var overview =
                    unlessHidden(authorize.standings(caller, standing.get().patient()));
            return ConsentView.all(overview).stream()
                    .filter(consent -> consent.getIdElement().getIdPart().equals(id.getIdPart()))
                    .findFirst()
                    .orElseThrow(ConsentProvider::notFound);
        }
        return shown(authorize.standing(caller, Naming.uuid(id.getIdPart())));
    }

    /** How professionals stand with a patient, as far as the caller may see; those that have ended only where asked for. */
    @Search(type = Consent.class, allowUnknownParams = true)
    public List<Consent> search(RequestDetails details, HttpServletRequest request) {
        var asked = Question.of(details, ASKED);
        var caller = callers.of(request);
        var status = asked.one("status").orElse("active");
        if (!STATES.contains(status)) {
            throw asked.invalid("status");
        }
        Predicate<Consent> wanted = actor(asked, "actor")
                .and(actor(asked, "actor.identifier"))
                .and(actor(asked, ACTOR_BY_IDENTIFIER))
                .and(consent -> consent.getStatus().toCode().equals(status))
                .and(asked.one("_id")
                        .<Predicate<Consent>>map(id ->
                                consent -> consent.getIdElement().getIdPart().equals(id))
                        .orElse(consent -> true));
        return patient(asked)
                .map(patient -> overview(caller, patient).filter(wanted).toList())
                .orElse(List.of());
    }

    /** Ends a consent, or lifts a block: the only status that can be set is inactive. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Consent consent, HttpServletRequest request) {
        var standing = standing(id);
        if (standing.isPresent()) {
            return new MethodOutcome(id, false).setResource(decide(callers.of(request), standing.get(), consent));
        }
        Ending.check(consent);
        return end(id, request);
    }

    /** As above, by patch. */
    @Patch(type = Consent.class)
    public MethodOutcome patch(
            @IdParam @Nullable IdType id, PatchTypeEnum type, @ResourceParam String body, HttpServletRequest request) {
        if (id == null || !id.hasIdPart()) {
            throw Refusal.of(RequestFault.METHOD_NOT_ALLOWED, "PATCH");
        }
        if (standing(id).isPresent()) {
            throw Refusal.of(RightsFault.STANDING_CONSENT_NOT_ENDED);
        }
        Ending.check(type, body);
        return end(id, request);
    }

    private Consent declare(Caller caller, Declaration declaration) {
        if (declaration.standing().isPresent()) {
            return decide(caller, declaration.patient(), declaration.standing().get(), declaration.permit());
        }
        var actor = declaration.actor().or(() -> self(caller).filter(self -> declaration.permit()));
        if (actor.isEmpty()) {
            throw Refusal.of(Complaint.of(RightsFault.ACTOR_MISSING).at("Consent.provision.actor"));
        }
        if (!declaration.permit()) {
            return shown(authorize.block(caller, declaration.patient(), actor.get()));
        }
        return shown(
                declaration.medecinTraitant() && !isSelf(caller, actor.get())
                        ? authorize.name(caller, declaration.patient(), actor.get())
                        : authorize.grant(caller, declaration.patient(), actor.get(), declaration.medecinTraitant()));
    }

    private static boolean isSelf(Caller caller, Professional actor) {
        return self(caller).map(Professional::id).filter(actor.id()::equals).isPresent();
    }

    private Consent decide(Caller caller, Standing standing, Consent next) {
        if (!next.hasProvision() || !next.getProvision().hasType()) {
            throw Refusal.of(Complaint.of(RightsFault.PROVISION_MISSING).at("Consent.provision.type"));
        }
        Declaration.status(next);
        var permit = next.getProvision().getType() == Consent.ConsentProvisionType.PERMIT;
        return decide(caller, standing.patient(), standing.which(), permit);
    }

    private Consent decide(Caller caller, Records.Reference patient, StandingConsent which, boolean permit) {
        var record = Refusal.unlessDone(decisions.decide(caller, patient, which.matter(), permit));
        return ConsentView.of(record, which);
    }

    private MethodOutcome end(IdType id, HttpServletRequest request) {
        var ended = shown(authorize.end(callers.of(request), Naming.uuid(id.getIdPart()), SeenVersion.of(request)));
        return new MethodOutcome(ended.getIdElement(), false).setResource(ended);
    }

    private static Optional<Records.Reference> patient(Question asked) {
        var identifier = asked.one("patient.identifier");
        if (identifier.isPresent()) {
            return Naming.byIns(asked, "patient.identifier", identifier.get());
        }
        var id = asked.one("patient").orElseThrow(() -> Question.missing("patient.identifier"));
        return Optional.of(Naming.byId(asked, "patient", id));
    }

    private static Predicate<Consent> actor(Question asked, String name) {
        return asked.one(name)
                .map(token -> Professionals.id(token).orElseThrow(() -> asked.invalid(name)))
                .<Predicate<Consent>>map(id -> consent -> consent.getProvision().getActor().stream()
                        .anyMatch(actor ->
                                id.equals(actor.getReference().getIdentifier().getValue())))
                .orElse(consent -> true);
    }

    /** Where there is no record, nobody stands with anybody. */
    private Stream<Consent> overview(Caller caller, Records.Reference patient) {
        var outcome = authorize.standings(caller, patient);
        if (outcome instanceof Outcome.Refused<Authorize.Overview> refused
                && refused.decision().rules().equals(Set.of(Rule.RECORD_ABSENT))) {
            return Stream.empty();
        }
        return ConsentView.all(Refusal.unlessDone(outcome)).stream();
    }

    private static Consent shown(Outcome<Authorize.Overview> outcome) {
        return ConsentView.one(Refusal.unlessDone(outcome)).orElseThrow(ConsentProvider::notFound);
    }

    private static Authorize.Overview unlessHidden(Outcome<Authorize.Overview> outcome) {
        if (outcome instanceof Outcome.Done<Authorize.Overview> done) {
            return done.value();
        }
        throw notFound();
    }

    private static Optional<Professional> self(Caller caller) {
        return caller.requester() instanceof Requester.Professional self
                ? Optional.of(new Professional(self.id(), self.name()))
                : Optional.empty();
    }

    private static Refusal notFound() {
        return Refusal.of(new ProblemFault(Problem.NOT_FOUND));
    }

    /** The standing consent that an id means. */
    private static Optional<Standing> standing(IdType id) {
        var joint = id.getIdPart().lastIndexOf(ConsentView.JOINT);
        if (joint < 0) {
            return Optional.empty();
        }
        var which =
                StandingConsent.ofSuffix(id.getIdPart().substring(joint + 1)).orElseThrow(ConsentProvider::notFound);
        var record = Naming.uuid(id.getIdPart().substring(0, joint));
        return Optional.of(new Standing(new Records.Reference.ById(new RecordId(record)), which));
    }

    private record Standing(Records.Reference patient, StandingConsent which) {}
}
