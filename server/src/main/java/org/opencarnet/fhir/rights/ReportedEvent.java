package org.opencarnet.fhir.rights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.People;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.FeedTrail;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Trail;

/**
 * An AuditEvent that the software of a structure hands in (ITI-20), in the shape of BALP: its own, of one patient and at most one document, telling who did
 * what, when, and with what outcome. All that is wrong is told together.
 */
final class ReportedEvent {

    private static final String ROOT = "AuditEvent";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST = 32_000;
    private static final Set<String> OBJECTS = Set.of(AuditEventView.SYSTEM_OBJECT, AuditEventView.OTHER);
    private static final Set<String> DOCUMENTS = Set.of("DocumentReference", "Binary");

    private final AuditEvent event;
    private final List<Complaint> complaints = new ArrayList<>();

    private ReportedEvent(AuditEvent event) {
        this.event = event;
    }

    /** The event, when nothing is wrong with it as one of this requester at this instant. */
    static ReportedEvent of(AuditEvent event, Requester reporter, Instant now) {
        var reported = new ReportedEvent(event);
        reported.whatHappened(now);
        reported.whoDidIt();
        reported.patient();
        reported.document();
        if (reporter instanceof Requester.Structure structure) {
            reported.ownOf(structure.id());
        }
        if (!reported.complaints.isEmpty()) {
            throw Refusal.of(reported.complaints);
        }
        return reported;
    }

    /** The event that a trace tells of, where it tells of one. */
    static Optional<AuditEvent> in(Trail.Trace trace) {
        return trace.reported().map(json -> Plain.parsed(AuditEvent.class, json));
    }

    /** The codes by which its kind is asked for; that it was reported is one of them. */
    static Stream<String> subtypes(AuditEvent event) {
        return Stream.concat(event.getSubtype().stream().map(Coding::getCode), Stream.of(Action.FEED_TRAIL.name()));
    }

    /** Where those who took part stood. */
    static Stream<String> addresses(AuditEvent event) {
        return event.getAgent().stream()
                .filter(AuditEvent.AuditEventAgentComponent::hasNetwork)
                .map(agent -> agent.getNetwork().getAddress())
                .filter(Objects::nonNull);
    }

    /** Hands it in; the id of its trace. */
    UUID into(FeedTrail trail, Caller caller) {
        return Refusal.unlessDone(trail.feed(caller, record(), report()));
    }

    /** Whose record it is about. */
    private Records.Reference record() {
        var place = patients().get(0);
        return Naming.of(event.getEntity().get(place).getWhat(), at(place) + ".what");
    }

    /** What is kept of it. */
    private FeedTrail.Report report() {
        var text = Plain.text(event);
        if (text.length() > LONGEST) {
            throw Refusal.of(
                    Complaint.of(RightsFault.EVENT_TOO_LONG, "" + LONGEST).at(ROOT));
        }
        return new FeedTrail.Report(
                text,
                data().stream()
                        .findFirst()
                        .flatMap(place -> uri(event.getEntity().get(place).getWhat())));
    }

    private void whatHappened(Instant now) {
        needs(event.hasType(), "type");
        needs(event.hasAction(), "action");
        needs(event.hasRecorded(), "recorded");
        needs(event.hasOutcome(), "outcome");
        if (event.hasRecorded() && event.getRecorded().toInstant().isAfter(now.plus(CLOCKS_DIFFER))) {
            complaints.add(Complaint.of(RightsFault.EVENT_IN_FUTURE).at(ROOT + ".recorded"));
        }
    }

    private void whoDidIt() {
        var agents = event.getAgent();
        for (var i = 0; i < agents.size(); i++) {
            needs(agents.get(i).hasWho(), "agent[" + i + "].who");
        }
        if (agents.stream().noneMatch(AuditEvent.AuditEventAgentComponent::getRequestor)) {
            complaints.add(Complaint.of(RightsFault.EVENT_INCOMPLETE).at(ROOT + ".agent.where(requestor)"));
        }
    }

    private void patient() {
        var places = patients();
        if (places.isEmpty()) {
            complaints.add(
                    Complaint.of(RightsFault.PATIENT_NOT_NAMED).at(ROOT + ".entity.where(role.code = '1').what"));
        }
        one(places);
    }

    private void document() {
        one(data());
    }

    private void one(List<Integer> places) {
        places.stream()
                .skip(1)
                .map(place -> Complaint.of(RightsFault.EVENT_SEVERAL).at(at(place)))
                .forEach(complaints::add);
    }

    /** Nobody tells of what others did: neither where it was seen, nor in which structure whoever did it stood. */
    private void ownOf(String structure) {
        if (!isOf(structure, event.getSource().getObserver())) {
            complaints.add(Complaint.of(RightsFault.EVENT_NOT_OWN, structure).at(ROOT + ".source.observer.identifier"));
        }
        IntStream.range(0, event.getAgent().size())
                .filter(i -> isOfAnother(structure, event.getAgent().get(i).getWho()))
                .mapToObj(i -> Complaint.of(RightsFault.EVENT_NOT_OWN, structure)
                        .at(ROOT + ".agent[" + i + "].who.identifier"))
                .forEach(complaints::add);
    }

    private static boolean isOf(String structure, Reference who) {
        return People.structureId(who.getIdentifier()).filter(structure::equals).isPresent();
    }

    private static boolean isOfAnother(String structure, Reference who) {
        return People.structureId(who.getIdentifier())
                .filter(id -> !structure.equals(id))
                .isPresent();
    }

    private void needs(boolean there, String path) {
        if (!there) {
            complaints.add(Complaint.of(RightsFault.EVENT_INCOMPLETE).at(ROOT + "." + path));
        }
    }

    private List<Integer> patients() {
        return places(
                entity -> is(entity.getType(), AuditEventView.PERSON) && is(entity.getRole(), AuditEventView.PATIENT));
    }

    private List<Integer> data() {
        return places(
                entity -> OBJECTS.contains(Objects.toString(entity.getType().getCode(), ""))
                        && !is(entity.getRole(), AuditEventView.QUERY));
    }

    private List<Integer> places(Predicate<AuditEventEntityComponent> wanted) {
        var entities = event.getEntity();
        return IntStream.range(0, entities.size())
                .filter(i -> wanted.test(entities.get(i)))
                .boxed()
                .toList();
    }

    private static boolean is(Coding coding, String code) {
        return code.equals(coding.getCode());
    }

    private static String at(int place) {
        return ROOT + ".entity[" + place + "]";
    }

    /** What a document is called: by its id here, its uniqueId or its entryUUID. */
    private static Optional<String> uri(Reference what) {
        var id = what.getReferenceElement();
        if (id.hasIdPart() && id.hasResourceType() && DOCUMENTS.contains(id.getResourceType())) {
            return Optional.of(Systems.URN_UUID + id.getIdPart());
        }
        return Optional.of(what.getIdentifier())
                .filter(Identifier::hasValue)
                .flatMap(identifier -> Identifiers.uniqueId(identifier).map(unique -> unique.uri()));
    }
}
