package org.opencarnet.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;
import org.opencarnet.record.EntryIdentity;

/** What of a visit somebody may want to be told. Where nobody watches, nothing is noted and nothing asked. */
final class Noting {

    /** What one professional does in emergencies within this time is one access: nobody wants a mail for each document. */
    private static final Duration ONE_EMERGENCY = Duration.ofHours(1);

    private static final Set<Action> CONSULTING = Set.of(Action.LIST, Action.READ);
    private static final Set<Rule> EMERGENCIES = Set.of(Rule.EMERGENCY, Rule.REGULATION);
    private static final Set<Rule> CONSENTS = Set.of(Rule.AUTHORIZED, Rule.CARE_TEAM);

    private Noting() {}

    /** A professional's consultation: in an emergency each, otherwise the first, which storage keeps once. */
    static Optional<Happening> consultation(Visit visit, Collection<Reception.Act> acts) {
        var watched = visit.situation()
                .filter(one -> one.watch() == Records.Watch.HERE)
                .isPresent();
        if (!watched || !(visit.caller().requester() instanceof Requester.Professional)) {
            return Optional.empty();
        }
        return acts.stream()
                .filter(act -> CONSULTING.contains(act.action())
                        && act.decision().permitted()
                        && act.sought().isEmpty())
                .flatMap(act -> occasion(act).stream())
                .sorted()
                .reduce((one, graver) -> graver)
                .map(occasion -> happening(
                        Doing.of(visit, visit.situation().orElseThrow()),
                        occasion,
                        key(visit, occasion),
                        Optional.empty()));
    }

    /** Something became of these documents. */
    static List<Happening> documents(Visit visit, Occasion occasion, Collection<EntryIdentity> documents) {
        return visit.situation()
                .map(here -> documents(Doing.of(visit, here), occasion, documents))
                .orElse(List.of());
    }

    /** The same, whoever has done it. */
    static List<Happening> documents(Doing doing, Occasion occasion, Collection<EntryIdentity> documents) {
        if (doing.where().watch() == Records.Watch.NOBODY) {
            return List.of();
        }
        return documents.stream()
                .map(document -> happening(
                        doing,
                        occasion,
                        occasion + ":" + document.logicalId() + ":" + document.version(),
                        Optional.of(document)))
                .toList();
    }

    private static Optional<Occasion> occasion(Reception.Act act) {
        if (EMERGENCIES.stream().anyMatch(act.decision()::restsOn)) {
            return Optional.of(Occasion.EMERGENCY_ACCESS);
        }
        return CONSENTS.stream().anyMatch(act.decision()::restsOn)
                ? Optional.of(Occasion.FIRST_CONSULTATION)
                : Optional.empty();
    }

    private static String key(Visit visit, Occasion occasion) {
        var key = occasion + ":" + visit.caller().requester().id();
        return occasion == Occasion.FIRST_CONSULTATION
                ? key
                : key + ":" + visit.at().getEpochSecond() / ONE_EMERGENCY.toSeconds();
    }

    private static Happening happening(Doing doing, Occasion occasion, String key, Optional<EntryIdentity> document) {
        return new Happening(
                Ids.next(doing.at()),
                doing.where().record().id(),
                key,
                occasion,
                doing.at(),
                doing.actor(),
                document.map(EntryIdentity::logicalId));
    }

    /**
     * An act.
     *
     * @param actor identifier of who does it
     */
    record Doing(Records.Situation where, String actor, Instant at) {

        private static Doing of(Visit visit, Records.Situation where) {
            return new Doing(where, visit.caller().requester().id(), visit.at());
        }
    }
}
