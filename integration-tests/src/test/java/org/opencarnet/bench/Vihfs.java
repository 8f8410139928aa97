package org.opencarnet.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * VIHF of one persona, made before a turn: each is good for one message within ten minutes, and whoever made one during the turn would be measured too. Where
 * they run out, one is made on the spot.
 *
 * @param <T> what a message is about
 */
final class Vihfs<T> {

    /** More messages than two processors answer in a second. */
    private static final int A_SECOND = 1_200;

    private static final int SIGNERS = 8;

    private final String persona;
    private final Function<Contender, List<T>> subjects;
    private final Function<T, String> patient;
    private final Queue<Signed<T>> ready = new ConcurrentLinkedQueue<>();

    /** A subject with the header of a message about it. */
    record Signed<T>(T subject, String header) {}

    /**
     * None yet.
     *
     * @param subjects what messages may be about
     * @param patient the INS of its patient
     */
    Vihfs(String persona, Function<Contender, List<T>> subjects, Function<T, String> patient) {
        this.persona = persona;
        this.subjects = subjects;
        this.patient = patient;
    }

    /** Makes as many as a turn of this time may need. */
    void prepare(Contender contender, Duration turn) {
        ready.clear();
        var wanted = (int) (A_SECOND * turn.toMillis() / 1000);
        var signers = IntStream.range(0, SIGNERS)
                .mapToObj(any -> new Thread(
                        () -> IntStream.range(0, wanted / SIGNERS).forEach(one -> ready.add(signed(contender)))))
                .toList();
        signers.forEach(Thread::start);
        signers.forEach(Vihfs::await);
    }

    private static void await(Thread signer) {
        try {
            signer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next. */
    Signed<T> next(Contender contender) {
        var one = ready.poll();
        return one == null ? signed(contender) : one;
    }

    private Signed<T> signed(Contender contender) {
        var all = subjects.apply(contender);
        var subject = all.get(ThreadLocalRandom.current().nextInt(all.size()));
        return new Signed<>(subject, contender.server().vihf(persona, patient.apply(subject)));
    }
}
