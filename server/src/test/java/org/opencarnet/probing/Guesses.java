package org.opencarnet.probing;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Names that nobody told: by chance, and near to real ones. All are answered alike. */
final class Guesses {

    private static final String GUESS = "guess";
    private static final List<String> BY_ID = List.of(
            "/DocumentReference/«guess»",
            "/Binary/«guess»",
            "/List/«guess»",
            "/Patient/«guess»",
            "/RelatedPerson/«guess»",
            "/CareTeam/«guess»",
            "/Consent/«guess»",
            "/AuditEvent/«guess»",
            "/DocumentReference?_id=«guess»",
            "/DocumentReference?identifier=urn:uuid:«guess»",
            "/DocumentReference/«guess»/_history/1",
            "/RelatedPerson?patient=Patient/«guess»",
            "/DocumentReference?patient=Patient/«guess»");
    private static final List<String> NAMED =
            List.of("id", "entry", "list", "folder", "relative", "team", "consent", "trace", "patientId");
    private static final int NEAR = 4096;

    private final List<Seeker> seekers;
    private final Attempts attempts;
    private final Map<String, Seen> usual = new ConcurrentHashMap<>();

    Guesses(Neighbours neighbours, Attempts attempts) {
        this.seekers = neighbours.all();
        this.attempts = attempts;
    }

    List<Runnable> some(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var seeker = seekers.get(random.nextInt(seekers.size()));
                    var path = BY_ID.get(random.nextInt(BY_ID.size()));
                    var guess = guess(seeker, random);
                    return (Runnable) () -> guessed(seeker, path, guess);
                })
                .toList();
    }

    private void guessed(Seeker seeker, String path, String guess) {
        var expected = usual.computeIfAbsent(
                seeker.name() + path, first -> asked(seeker, path, "00000000-0000-4000-8000-000000000000"));
        var answer = asked(seeker, path, guess);
        attempts.same(seeker, filled(path, guess), answer, expected);
    }

    private Seen asked(Seeker seeker, String path, String guess) {
        var probe = filled(path, guess);
        return attempts.ask(seeker, seeker.token(), probe, probe).without(Map.of(GUESS, guess));
    }

    private static Probe filled(String path, String guess) {
        return Probe.get(path.replace("«guess»", guess));
    }

    /** Ids begin with the millisecond in which they were made. */
    private static String guess(Seeker seeker, Random random) {
        var known = seeker.hidden().stream()
                .flatMap(hidden ->
                        NAMED.stream().filter(hidden.facts()::containsKey).map(hidden.facts()::get))
                .toList();
        if (known.isEmpty() || random.nextInt(4) == 0) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        var one = UUID.fromString(known.get(random.nextInt(known.size())));
        var near = 1L + random.nextInt(NEAR);
        return random.nextBoolean()
                ? new UUID(one.getMostSignificantBits(), one.getLeastSignificantBits() ^ near).toString()
                : later(one, random.nextInt(2 * NEAR) - NEAR, random);
    }

    private static String later(UUID one, int millis, Random random) {
        var moved = BigInteger.valueOf(one.getMostSignificantBits())
                .add(BigInteger.valueOf(millis).shiftLeft(16))
                .longValue();
        return new UUID(moved, one.getLeastSignificantBits() ^ random.nextInt()).toString();
    }
}
