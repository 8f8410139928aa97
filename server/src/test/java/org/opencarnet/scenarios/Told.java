package org.opencarnet.scenarios;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Forms;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Wording;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;

/** The facts of a scenario put through the ports of a store, in an order of chance. */
final class Told {

    private static final Duration LONG_BEFORE = Duration.ofDays(400);

    private final Situation facts;
    private final Cast cast;
    private final Ports ports;
    private final Renderings renderings;
    private final RecordId record = new RecordId(UUID.randomUUID());
    private final Map<String, UUID> documents = new ConcurrentHashMap<>();
    private final Map<String, String> uniqueIds = new ConcurrentHashMap<>();

    private Told(Situation facts, Cast cast, Ports ports, Renderings renderings) {
        this.facts = facts;
        this.cast = cast;
        this.ports = ports;
        this.renderings = renderings;
    }

    static Told of(Situation facts, Cast cast, Ports ports, Renderings renderings) {
        var told = new Told(facts, cast, ports, renderings);
        if (facts.record().state() != Situation.State.ABSENT) {
            told.tell(new Random(cast.patient().hashCode()));
        }
        return told;
    }

    /** The logicalId of a document. */
    UUID document(String name) {
        return documents.get(name);
    }

    /** The uniqueId of a document. */
    String uniqueId(String name) {
        return uniqueIds.get(name);
    }

    /** The name of a document. */
    String name(UUID logicalId) {
        return documents.entrySet().stream()
                .filter(one -> one.getValue().equals(logicalId))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The bytes of a document, as text. */
    static String text(String name) {
        return "Texte de " + name;
    }

    private void tell(Random chance) {
        var all = new ArrayList<Runnable>();
        facts.bonds().forEach((name, bond) -> all.add(() -> bind(name, bond)));
        facts.documents().forEach((name, document) -> all.add(() -> feed(name, document)));
        all.add(() -> ports.records().change(record, facts.record().consents()));
        if (facts.record().state() == Situation.State.CLOSED) {
            all.add(() -> ports.records().change(record, new PatientRecord.State.Closed(longBefore(), "DEMANDE", "")));
        }
        Collections.shuffle(all, chance);
        all.add(0, this::open);
        all.forEach(fact -> ports.unit().of(() -> {
            fact.run();
            return true;
        }));
    }

    private void open() {
        ports.records()
                .open(new PatientRecord(
                        record,
                        cast.patient(),
                        facts.record().born(),
                        new PatientRecord.State.Open(),
                        facts.record().consents()));
    }

    private void bind(String name, Situation.Bond bond) {
        var who = professional(name);
        var authorizations = ports.authorizations();
        bond.lastAccess().ifPresent(at -> {
            authorizations.grant(record, who, at.minus(Duration.ofDays(3)));
            authorizations.slide(record, who.id(), at);
        });
        bond.withdrawn().ifPresent(at -> {
            authorizations.grant(record, who, at.minus(Duration.ofDays(3)));
            authorizations.withdraw(record, who.id(), at);
        });
        if (bond.blocked()) {
            authorizations.block(record, who, Optional.of(longBefore()));
        }
        if (bond.medecinTraitant()) {
            authorizations.medecinTraitant(record, who.id(), true);
        }
        if (bond.careTeam()) {
            ports.careTeams().join(record, who.id(), longBefore(), Optional.empty());
        }
    }

    /** As he told himself when the consent was declared. */
    private Authorizations.Professional professional(String name) {
        var practice = facts.people().get(name).practice();
        var profession = new Code(CodeSystems.PROFESSION, practice.profession());
        return new Authorizations.Professional(
                cast.id(name),
                name,
                Optional.of(new Authorizations.Practice(
                        practice.profession(), MatrixColumn.of(profession, practice.qualifications()))));
    }

    private void feed(String name, Situation.Document document) {
        var set = new SubmissionSet(UUID.randomUUID(), record, longBefore(), declared());
        var entry = new DocumentEntry(
                new EntryIdentity(UUID.randomUUID(), UUID.randomUUID(), 1),
                record,
                set.id(),
                AvailabilityStatus.APPROVED,
                document.visibility(),
                new Paper(cast).metadata(name, document, longBefore()),
                content(name),
                longBefore());
        var rendered = rendered(entry, Optional.empty());
        ports.documents()
                .add(new Documents.Submission(
                        new Documents.Rendered<>(set, rendered(set)),
                        List.of(new Documents.Written(entry, rendered)),
                        List.of(),
                        List.of(),
                        List.of()));
        if (document.status() != AvailabilityStatus.APPROVED) {
            var version = new DocumentEntry.Version(UUID.randomUUID(), longBefore());
            var next = entry.next(document.status(), document.visibility(), version);
            ports.documents().addVersion(new Documents.Written(next, rendered(next, Optional.of(rendered))));
        }
        documents.put(name, entry.identity().logicalId());
        uniqueIds.put(name, entry.metadata().uniqueId().value());
    }

    private Forms rendered(DocumentEntry entry, Optional<Forms> former) {
        var fhir = former.map(forms -> Wording.of(forms.fhir()));
        var ebxml = former.map(forms -> Wording.of(forms.ebxml()));
        return new Forms(
                renderings.fhir().entry(entry, cast.patient(), fhir),
                renderings.ebxml().entry(entry, cast.patient(), ebxml));
    }

    private Forms rendered(SubmissionSet set) {
        return new Forms(
                renderings.fhir().set(set, cast.patient(), Optional.empty()),
                renderings.ebxml().set(set, cast.patient(), Optional.empty(), List.of()));
    }

    private Fingerprint content(String name) {
        var bytes = text(name).getBytes(StandardCharsets.UTF_8);
        try (var staged = ports.contents().stage(new ByteArrayInputStream(bytes), bytes.length)) {
            ports.contents().keep(record, staged);
            return new Fingerprint(staged.sha256(), staged.sha1(), staged.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SubmissionSet.Declared declared() {
        return new SubmissionSet.Declared(
                new UniqueId("urn:uuid:" + UUID.randomUUID()),
                Optional.of("1.2.3"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                longBefore());
    }

    private Instant longBefore() {
        return facts.now().minus(LONG_BEFORE);
    }
}
