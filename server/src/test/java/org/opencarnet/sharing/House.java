package org.opencarnet.sharing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Access;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Association;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Classification;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery.Order;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend.Amendment;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.RegistryRendering;

/** The use cases over some ports, a patient with an open record, an author and a colleague who are authorized, and a stranger. */
public final class House {

    static final byte[] LETTER = "Mon cher confrère, …".getBytes(StandardCharsets.UTF_8);

    /** Renders little. */
    static final Renderings PLAIN = new Renderings(new PlainRendering(), new RegistryRendering());

    final Ports ports;
    final PatientRecord record = PortsContract.open(PortsContract.anIns());
    final Caller author = doctor("810000000031", "Dr Auteur");
    final Caller colleague = doctor("810000000032", "Dr Collègue");
    final Caller stranger = doctor("810000000033", "Dr Inconnu");
    final Caller clinic = caller(new Requester.Structure("110B0172805", "Clinique de l'auteur"));
    final Caller patient = caller(new Requester.Patient(record.ins(), "Durand"));
    final Submit submit;
    final Find find;
    final Gather gather;
    final Read read;
    final Amend amend;
    final Authorize authorize;

    /** A house whose record is opened and whose author and colleague are authorized. */
    public House(Ports ports) {
        this(ports, PLAIN);
    }

    House(Ports ports, Renderings renderings) {
        this.ports = ports;
        var clock = Clock.fixed(PortsContract.NOW, ZoneOffset.UTC);
        var access = new Access(Policy.DEFAULT, HabilitationMatrix.published());
        var reception = new Reception(ports, access, clock);
        this.submit = new Submit(reception, renderings, new Submit.Rules(AcceptedContent.OF_THE_DMP, Policy.DEFAULT));
        this.find = new Find(reception);
        this.gather = new Gather(reception);
        this.read = new Read(reception);
        this.amend = new Amend(reception, renderings, Policy.DEFAULT);
        this.authorize = new Authorize(reception);
        ports.unit().of(() -> ports.records().open(record));
        grant(author);
        grant(colleague);
    }

    private void grant(Caller caller) {
        var professional = new Authorizations.Professional(
                caller.requester().id(), caller.requester().name());
        authorize.grant(caller, here(), professional, false);
    }

    private static Caller doctor(String id, String name) {
        return caller(new Requester.Professional(
                id, name, "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false));
    }

    private static Caller caller(Requester requester) {
        return new Caller(
                requester,
                Purpose.NORMAL,
                new Caller.Origin("fhir", "192.0.2.1", UUID.randomUUID().toString()));
    }

    Records.Reference here() {
        return new Records.Reference.ByIns(record.ins());
    }

    /** The author feeds a letter; how it ended. */
    public Outcome<Receipt> feed(UniqueId uniqueId, byte[] bytes, UUID... replaced) {
        return feed(
                uniqueId,
                bytes,
                List.of(replaced).stream()
                        .map(target -> new Offer.Relation(Association.Type.REPLACES, target, Fed.UNSAID))
                        .toList());
    }

    /** The author feeds a letter that stands so to another; how it ended. */
    Outcome<Receipt> relate(Association.Type type, UUID target) {
        return feed(PortsContract.aUniqueId(), LETTER, List.of(new Offer.Relation(type, target, Fed.UNSAID)));
    }

    private Outcome<Receipt> feed(UniqueId uniqueId, byte[] bytes, List<Offer.Relation> relations) {
        try (var staged = ports.contents().stage(new ByteArrayInputStream(bytes), 5_000_000)) {
            return submit.submit(author, offer(uniqueId, staged, relations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The author feeds a new letter of his; its logicalId. */
    public UUID fed() {
        return logicalId(feed(PortsContract.aUniqueId(), LETTER));
    }

    static UUID logicalId(Outcome<Receipt> outcome) {
        return ((Outcome.Done<Receipt>) outcome)
                .value()
                .documents()
                .get("letter")
                .logicalId();
    }

    private Offer offer(UniqueId uniqueId, Contents.Staged staged, List<Offer.Relation> relations) {
        var set = new SubmissionSet.Declared(
                PortsContract.aUniqueId(),
                Optional.empty(),
                Optional.empty(),
                List.of(writer()),
                Optional.empty(),
                PortsContract.NOW);
        var letter = new Offer.Document(
                "letter",
                new Offer.AsFed<>(metadata(uniqueId), Fed.UNSAID),
                Visibility.OPEN,
                staged,
                new Offer.DeclaredContent(Optional.empty(), Optional.empty()),
                relations);
        return new Offer(here(), Optional.empty(), new Offer.AsFed<>(set, Fed.UNSAID), List.of(letter), List.of());
    }

    private Author writer() {
        var person = new Author.Person(author.requester().id(), "1.2.250.1.71.4.2.1", "Auteur", "Aline");
        var works = new Author.Institution(
                clinic.requester().id(), clinic.requester().name());
        return new Author(Optional.of(person), List.of(works), List.of(), List.of());
    }

    private Metadata metadata(UniqueId uniqueId) {
        return metadata(uniqueId, "Lettre");
    }

    /** What the author says of a letter. */
    Metadata metadata(UniqueId uniqueId, String title) {
        var report = new Concept(new Code(CodeSystems.LOINC, "11505-5"), "CR d'acte thérapeutique");
        return new Metadata(
                uniqueId,
                new Classification(
                        Optional.empty(), report, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                List.of(),
                "text/plain",
                Optional.of("fr-FR"),
                Optional.of(title),
                Optional.empty(),
                PortsContract.NOW,
                PortsContract.NOW,
                Period.UNKNOWN,
                List.of(writer()),
                Optional.empty(),
                List.of());
    }

    /** What a caller finds in the record. */
    public Outcome<Find.Page> find(Caller caller) {
        return find.find(caller, new Find.Search(here(), List.of(), Order.NEWEST_FIRST, Optional.empty(), 50, true));
    }

    /** What the colleague finds. */
    public Outcome<Find.Page> findAsColleague() {
        return find(colleague);
    }

    /** What the colleague reads. */
    public Outcome<Read.Content> readAsColleague(UUID logicalId) {
        return read.content(colleague, logicalId);
    }

    /** What the trail of the record says of these actions, or of all where none is named; newest first. */
    List<Trail.Trace> traces(Set<Action> actions) {
        var search = new Trail.Search(
                record.id(), Optional.empty(), actions, Optional.empty(), Optional.empty(), Optional.empty(), 100);
        return ports.unit().of(() -> ports.trail().read(search));
    }

    /** The patient masks a document. */
    public Outcome<Documents.Listed> mask(UUID logicalId) {
        return amend(
                patient,
                logicalId,
                new Amendment(Optional.empty(), Optional.of(Visibility.OPEN.masked(true)), Optional.empty()));
    }

    /** The patient wants to be told of all that happens. */
    public void watched() {
        var wish = new Subscription.Wish("urn:all", Occasion.OF_RECORDS, "fr", Optional.empty());
        ports.unit().of(() -> {
            ports.subscriptions()
                    .add(new Subscription(
                            UUID.randomUUID(),
                            1,
                            Optional.of(record.id()),
                            patient.requester(),
                            wish,
                            new Subscription.Channel.Mail("durand@example.org"),
                            Subscription.State.ACTIVE,
                            0));
            return true;
        });
    }

    Outcome<Documents.Listed> become(Caller caller, UUID logicalId, AvailabilityStatus status) {
        return amend(caller, logicalId, new Amendment(Optional.of(status), Optional.empty(), Optional.empty()));
    }

    private Outcome<Documents.Listed> amend(Caller caller, UUID logicalId, Amendment amendment) {
        return amend.amend(caller, logicalId, amendment);
    }

    /** Renders little, but all that a version changes. */
    private static final class PlainRendering implements Rendering {

        @Override
        public String entry(DocumentEntry entry, Ins patient, Optional<Wording> former) {
            return patient.matricule() + " " + entry.identity().logicalId() + " "
                    + entry.identity().version() + " " + entry.status();
        }

        @Override
        public String relating(String entry, List<Offer.Relation> relations) {
            return entry + " related";
        }

        @Override
        public String set(SubmissionSet set, Ins patient, Optional<Wording> former) {
            return patient.matricule() + " " + set.id();
        }

        @Override
        public String folder(Folder folder, Ins patient, Optional<Wording> former) {
            return patient.matricule() + " " + folder.id();
        }
    }
}
