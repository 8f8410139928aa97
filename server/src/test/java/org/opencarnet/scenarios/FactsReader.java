package org.opencarnet.scenarios;

import static java.util.function.UnaryOperator.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;

/** Reads the facts of one scenario. */
final class FactsReader {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<String> POLICIES = Set.of(
            "emergency-passes-block",
            "centre-15-passes-block",
            "care-team-presumes-consent",
            "hide-from-patient-later",
            "consent-each-time",
            "structures-declare-teams",
            "matrix.assumed-rows");
    private static final Set<String> VISIBILITIES =
            Set.of("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
    private static final Set<String> PURPOSES = Set.of("normal", "bris_de_glace", "centre_15");

    private final Fields fields;

    FactsReader(Fields fields) {
        this.fields = fields;
    }

    Map<String, Boolean> policy() {
        var said = fields.fields("policy");
        var policy = said.names().stream()
                .filter(POLICIES::contains)
                .collect(Collectors.toMap(identity(), name -> said.flag(name, false)));
        said.end();
        return policy;
    }

    Situation facts() {
        var now = instant(fields.text("now").orElse("2026-03-10T09:00"));
        var record = record(fields.fields("record"));
        var people = people(fields.requiredFields("people"));
        var bonds = new BondsReader(fields, this, people).bonds(now);
        var documents = documents(fields.fields("documents"), people);
        if (record.state() == Situation.State.ABSENT && !documents.isEmpty()) {
            throw fields.wrong("where there is no record there are no documents");
        }
        return new Situation(now, record, people, bonds, documents);
    }

    /** A date and time in Paris, or with its offset. */
    Instant instant(String text) {
        try {
            return text.matches(".*([+-]\\d\\d:\\d\\d|Z)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(PARIS).toInstant();
        } catch (DateTimeParseException e) {
            throw fields.wrong("no date and time: " + text);
        }
    }

    /** So long before now ({@code P6M}, {@code PT1H}), or at a date and time. */
    Instant before(Instant now, String text) {
        if (text.startsWith("PT")) {
            return now.minus(Duration.parse(text));
        }
        return text.startsWith("P")
                ? now.atZone(PARIS).minus(Period.parse(text)).toInstant()
                : instant(text);
    }

    private static Situation.PatientsRecord record(Fields said) {
        var consents = said.fields("consents");
        var record = new Situation.PatientsRecord(
                oneOf(Situation.State.class, said, "state").orElse(Situation.State.OPEN),
                LocalDate.parse(said.text("born").orElse("1980-05-17")),
                new StandingConsents(
                        consents.flag("samu", true),
                        consents.flag("bris-de-glace", true),
                        consents.flag("masked", false),
                        !consents.flag("documents", true)));
        consents.end();
        said.end();
        return record;
    }

    private static Map<String, Situation.Person> people(Fields said) {
        var people = new LinkedHashMap<String, Situation.Person>();
        for (var name : said.names()) {
            people.put(name, person(name, said.fields(name), people));
        }
        return people;
    }

    private static Situation.Person person(String name, Fields said, Map<String, Situation.Person> before) {
        var errand = new Situation.Errand(
                said.text("purpose").orElse("normal"), said.text("reason").orElse(""));
        if (!PURPOSES.contains(errand.purpose())) {
            throw said.wrong("no purpose: " + errand.purpose());
        }
        var is = said.text("is");
        if (is.isPresent()) {
            var known =
                    Optional.ofNullable(before.get(is.get())).orElseThrow(() -> said.wrong("who is " + is.get() + "?"));
            said.end();
            return new Situation.Person(known.kind(), known.is(), known.practice(), errand);
        }
        var kind = oneOf(Situation.Kind.class, said, "kind").orElseThrow(() -> said.wrong("kind is missing"));
        var practice = new Situation.Practice(
                kind == Situation.Kind.PROFESSIONAL ? said.required("profession") : "",
                said.texts("qualifications"),
                said.flag("regulation", false));
        said.end();
        return new Situation.Person(kind, name, practice, errand);
    }

    private static Map<String, Situation.Document> documents(Fields said, Map<String, Situation.Person> people) {
        var documents = new LinkedHashMap<String, Situation.Document>();
        for (var name : said.names()) {
            var one = said.fields(name);
            var visibility = one.texts("visibility");
            var by = one.texts("by");
            if (!VISIBILITIES.containsAll(visibility) || !people.keySet().containsAll(by)) {
                throw one.wrong("unknown visibility or author");
            }
            documents.put(
                    name,
                    new Situation.Document(
                            one.required("type"),
                            by,
                            new Visibility(
                                    visibility.contains("MASQUE_PS"),
                                    visibility.contains("INVISIBLE_PATIENT"),
                                    visibility.contains("INVISIBLE_REPRESENTANTS_LEGAUX")),
                            oneOf(AvailabilityStatus.class, one, "status").orElse(AvailabilityStatus.APPROVED)));
            one.end();
        }
        return documents;
    }

    private static <E extends Enum<E>> Optional<E> oneOf(Class<E> words, Fields said, String name) {
        return said.text(name).map(word -> {
            try {
                return Enum.valueOf(words, word.toUpperCase(Locale.ROOT).replace(' ', '_'));
            } catch (IllegalArgumentException unknown) {
                throw said.wrong("no " + name + ": " + word);
            }
        });
    }
}
