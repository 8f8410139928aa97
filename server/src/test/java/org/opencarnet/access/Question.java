package org.opencarnet.access;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.HabilitationMatrix;

/** One question to the law under one policy and one matrix, and the same with one thing changed. */
record Question(Rulebook rulebook, AccessRequest request, Facts facts) {

    private static final List<String> PUBLISHED_ROWS = rows("/org/opencarnet/terminology/habilitation-matrix.csv");
    private static final Map<Rulebook, Access> LAWS = new ConcurrentHashMap<>();

    /** What an operator sets. */
    record Rulebook(Policy policy, boolean assumedRows) {

        Access law() {
            return LAWS.computeIfAbsent(this, Rulebook::written);
        }

        Access written() {
            var matrix = HabilitationMatrix.published();
            return new Access(policy, assumedRows ? matrix.withAssumedRows() : matrix);
        }

        /** The same law, from a matrix whose rows stand in another order. */
        Access writtenInAnotherOrder(long seed) {
            var lines = new ArrayList<>(PUBLISHED_ROWS);
            var head = lines.stream().takeWhile(line -> line.startsWith("#")).count() + 1;
            Collections.shuffle(lines.subList((int) head, lines.size()), new Random(seed));
            var matrix = HabilitationMatrix.load(new StringReader(String.join("\n", lines)), "shuffled");
            return new Access(policy, assumedRows ? matrix.withAssumedRows() : matrix);
        }
    }

    private static List<String> rows(String resource) {
        try (var in = Objects.requireNonNull(HabilitationMatrix.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Decision decision() {
        return rulebook.law().decide(request, facts);
    }

    boolean permitted() {
        return decision().permitted();
    }

    Facts.Document document() {
        return facts.document().orElseThrow();
    }

    Question to(Action action) {
        return new Question(rulebook, request.to(action), facts);
    }

    Question with(Facts changed) {
        return new Question(rulebook, request, changed);
    }

    Question with(Facts.Ties ties) {
        return with(
                new Facts(facts.subject(), facts.state(), facts.birthDate(), facts.consents(), ties, facts.document()));
    }

    Question with(StandingConsents consents) {
        return with(
                new Facts(facts.subject(), facts.state(), facts.birthDate(), consents, facts.ties(), facts.document()));
    }

    Question with(Facts.State state) {
        return with(
                new Facts(facts.subject(), state, facts.birthDate(), facts.consents(), facts.ties(), facts.document()));
    }

    Question with(Visibility visibility) {
        var document = document();
        return with(
                facts.about(new Facts.Document(document.type(), visibility, document.status(), document.authored())));
    }

    Question with(AvailabilityStatus status) {
        var document = document();
        return with(
                facts.about(new Facts.Document(document.type(), document.visibility(), status, document.authored())));
    }

    Question writtenByTheRequester() {
        return with(facts.about(Given.written(document())));
    }

    Question ofTheRecord() {
        return with(facts.ofTheRecord());
    }

    Question inOrdinaryCare() {
        return new Question(
                rulebook,
                new AccessRequest(request.requester(), Purpose.NORMAL, request.action(), request.at()),
                facts);
    }

    /** Whether the narrowing of a list lets this document pass. */
    boolean passesTheNarrowing() {
        var narrowing = rulebook.law().narrow(request, facts);
        var document = document();
        var authors = document.authored() ? request.requester().authorIdentifiers() : Set.of("somebody else");
        var own = authors.stream().anyMatch(narrowing.own()::contains);
        var hidden = narrowing.hidden().maskedFromProfessionals()
                        && document.visibility().maskedFromProfessionals()
                || narrowing.hidden().invisibleToPatient()
                        && document.visibility().invisibleToPatient()
                || narrowing.hidden().invisibleToRepresentatives()
                        && document.visibility().invisibleToRepresentatives();
        var open = narrowing.others() && narrowing.types().include(document.type()) && !hidden;
        return document.status() != AvailabilityStatus.DELETED && (own || open);
    }

    boolean byAStructure() {
        return request.requester() instanceof Requester.Structure;
    }

    Optional<Requester.Professional> professional() {
        return request.requester() instanceof Requester.Professional who ? Optional.of(who) : Optional.empty();
    }
}
