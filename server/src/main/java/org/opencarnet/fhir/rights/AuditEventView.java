package org.opencarnet.fhir.rights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.fhir.mapping.Times;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.TraceWords;
import org.opencarnet.sharing.Trail;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** One act of the trail as AuditEvent in the shape of IHE BALP: who, why, what, upon which document, and by which rules. */
final class AuditEventView {

    /** The code of what all these events are. */
    static final String TYPE = "rest";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String RESTFUL = "http://hl7.org/fhir/restful-interaction";
    private static final String ACTION = FhirPackage.CANONICAL + "/CodeSystem/action";
    private static final String RULE = FhirPackage.CANONICAL + "/rule/";
    private static final String WORDS = AuditEventView.class.getPackageName() + ".rules";
    private static final String CARNET = "Carnet";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** Types and roles of entities. */
    static final String PERSON = "1";

    static final String SYSTEM_OBJECT = "2";
    static final String OTHER = "4";
    static final String PATIENT = "1";
    static final String QUERY = "24";

    private static final String REPORT = "3";
    private static final String DOMAIN_RESOURCE = "4";

    private final PatientRecord record;
    private final String base;
    private final Locale language;
    private final TraceWords words;

    /**
     * For the traces of one record.
     *
     * @param base of this server
     * @param language of the words
     */
    AuditEventView(PatientRecord record, String base, Locale language) {
        this.record = record;
        this.base = base;
        this.language = language;
        this.words = new TraceWords(language);
    }

    AuditEvent of(Trail.Trace trace) {
        var event = reported(trace).orElseGet(() -> own(trace));
        event.setId(trace.id().toString());
        event.getMeta().setLastUpdatedElement(Times.instantType(trace.at()));
        event.getText().setStatus(Narrative.NarrativeStatus.GENERATED).getDiv().addText(words.sentence(trace));
        return event;
    }

    /** Upon what it was done. */
    List<AuditEventEntityComponent> entities(Trail.Trace trace) {
        return ReportedEvent.in(trace)
                .orElseGet(() -> {
                    var event = new AuditEvent();
                    entities(trace, ActKind.of(trace.action()), event);
                    return event;
                })
                .getEntity();
    }

    /** What the software of a structure saw, as it told it; with a tag that tells it from what was done here. */
    private static Optional<AuditEvent> reported(Trail.Trace trace) {
        var reported = ReportedEvent.in(trace);
        reported.ifPresent(event -> event.getMeta().addTag(action(trace)));
        return reported;
    }

    private AuditEvent own(Trail.Trace trace) {
        var kind = ActKind.of(trace.action());
        var event = new AuditEvent();
        if (trace.permitted()) {
            event.getMeta().addProfile(kind.profile());
        }
        event.setType(new Coding(TERMINOLOGY + "audit-event-type", TYPE, "Restful Operation"));
        event.addSubtype(new Coding(RESTFUL, kind.interaction(), kind.interaction()));
        event.addSubtype(action(trace));
        event.setAction(kind.action());
        event.setRecordedElement(Times.instantType(trace.at()));
        event.setOutcome(outcome(trace));
        event.setOutcomeDesc(trace.rules().stream().sorted().map(this::words).collect(Collectors.joining(" ")));
        event.addPurposeOfEvent(new CodeableConcept(french(trace.purpose())).addCoding(hl7(trace.purpose())));
        agents(trace, kind, event);
        event.getSource()
                .setSite(CARNET)
                .setObserver(new Reference().setDisplay(CARNET))
                .addType(new Coding(TERMINOLOGY + "security-source-type", "4", "Application Server"));
        entities(trace, kind, event);
        return event;
    }

    private static Coding action(Trail.Trace trace) {
        return new Coding().setSystem(ACTION).setCode(trace.action().name());
    }

    static AuditEventOutcome outcome(Trail.Trace trace) {
        return trace.permitted() ? AuditEventOutcome._0 : AuditEventOutcome._4;
    }

    private void agents(Trail.Trace trace, ActKind kind, AuditEvent event) {
        event.addAgent(machine(kind.clientRole(), trace.origin().address(), AuditEventAgentNetworkType._2));
        event.addAgent(machine(kind.serverRole(), base, AuditEventAgentNetworkType._5));
        var actor = trace.actor();
        var user = event.addAgent()
                .setType(new CodeableConcept(kind.userRole()))
                .setWho(who(actor))
                .setName(actor.name())
                .setRequestor(true)
                .addPurposeOfUse(new CodeableConcept(french(trace.purpose()))
                        .addCoding(hl7(trace.purpose()))
                        .setText(
                                trace.purpose().reason().isEmpty()
                                        ? null
                                        : trace.purpose().reason()));
        if (!actor.profession().isEmpty()) {
            user.addRole(new CodeableConcept(new Coding()
                    .setSystem(CodeSystems.systemOf(new Code(CodeSystems.PROFESSION, actor.profession())))
                    .setCode(actor.profession())));
        }
        trace.rules().stream().sorted().map(AuditEventView::uri).forEach(user.getPolicy()::add);
        if (!actor.structure().isEmpty()) {
            event.addAgent()
                    .setType(new CodeableConcept(
                            new Coding(TERMINOLOGY + "v3-RoleClass", "PROV", "healthcare provider")))
                    .setWho(structure(actor.structure()))
                    .setRequestor(false);
        }
    }

    private static AuditEventAgentComponent machine(Coding role, String address, AuditEventAgentNetworkType type) {
        var agent = new AuditEventAgentComponent()
                .setType(new CodeableConcept(role))
                .setWho(new Reference().setDisplay(type == AuditEventAgentNetworkType._5 ? CARNET : address))
                .setRequestor(false);
        agent.getNetwork().setAddress(address).setType(type);
        return agent;
    }

    private Reference who(Trail.Actor actor) {
        return switch (actor.kind()) {
            case "professional" -> Professionals.reference(actor.id(), actor.name());
            case "patient" -> patient().setDisplay(actor.name());
            case "structure" -> structure(actor.id()).setDisplay(actor.name());
            default ->
                new Reference()
                        .setIdentifier(new Identifier().setValue(actor.id()))
                        .setDisplay(actor.name());
        };
    }

    private static Reference structure(String id) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier()
                        .setSystem(Systems.URN_OID + Systems.STRUCTURE)
                        .setValue(id));
    }

    private Reference patient() {
        return new Reference("Patient/" + record.id())
                .setType("Patient")
                .setIdentifier(Identifiers.patient(record.ins()));
    }

    /** Of what was asked in a search only that it was is kept: its terms may tell of the patient's health. */
    private void entities(Trail.Trace trace, ActKind kind, AuditEvent event) {
        entity(event, PERSON, PATIENT).setWhat(patient());
        var document = trace.document().map(id -> new Reference("DocumentReference/" + id));
        if (document.isPresent()) {
            // In a search, what is a system object is the query and nothing else (BALP, PatientQuery).
            entity(event, kind == ActKind.SEARCH ? OTHER : SYSTEM_OBJECT, REPORT)
                    .setWhat(document.get());
        } else if (kind != ActKind.SEARCH) {
            entity(event, SYSTEM_OBJECT, DOMAIN_RESOURCE).setWhat(patient());
        }
        if (kind == ActKind.SEARCH) {
            entity(event, SYSTEM_OBJECT, QUERY).getQueryElement().addExtension(ABSENT, new CodeType("masked"));
        }
        event.addEntity()
                .setWhat(new Reference()
                        .setIdentifier(new Identifier().setValue(trace.origin().requestId())))
                .setType(new Coding()
                        .setSystem("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType")
                        .setCode("XrequestId"));
    }

    private static AuditEventEntityComponent entity(AuditEvent event, String type, String role) {
        return event.addEntity()
                .setType(new Coding()
                        .setSystem(TERMINOLOGY + "audit-entity-type")
                        .setCode(type))
                .setRole(new Coding().setSystem(TERMINOLOGY + "object-role").setCode(role));
    }

    private String words(Rule rule) {
        return rule.permits()
                ? ResourceBundle.getBundle(WORDS, language).getString(rule.name())
                : Words.text(Complaint.of(new RuleFault(rule)), language);
    }

    private static UriType uri(Rule rule) {
        return new UriType(RULE + rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Coding french(Purpose purpose) {
        return new Coding()
                .setSystem(CodeSystems.systemOf(
                        new Code(CodeSystems.ACCESS_MODE, purpose.mode().code())))
                .setCode(purpose.mode().code());
    }

    private static Coding hl7(Purpose purpose) {
        return switch (purpose.mode()) {
            case NORMAL -> new Coding(TERMINOLOGY + "v3-ActReason", "TREAT", "treatment");
            case BREAK_GLASS -> new Coding(TERMINOLOGY + "v3-ActReason", "BTG", "break the glass");
            case REGULATION -> new Coding(TERMINOLOGY + "v3-ActReason", "ETREAT", "Emergency Treatment");
        };
    }
}
