package org.opencarnet.histories;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.opencarnet.histories.Step.Who;

/** Makes histories: the same seed makes the same one. */
final class Chance {

    static final int DOCTORS = 3;
    static final int PATIENTS = 2;

    private static final int LONGEST = 40;
    private static final int WINDOW = 184;

    private final Random random;

    private Chance(long seed) {
        this.random = new Random(seed);
    }

    static List<Step> history(long seed) {
        var chance = new Chance(seed);
        return Stream.generate(chance::step)
                .limit(10 + chance.random.nextInt(LONGEST - 10))
                .toList();
    }

    /** Half of what happens is looking; some of what changes is tried by whoever must not. */
    private Step step() {
        return switch (random.nextInt(24)) {
            case 0, 1 -> new Step.Grants(someone(), doctor(), patient());
            case 2 -> new Step.Withdraws(someone(), doctor(), patient());
            case 3 -> new Step.Blocks(patient(), doctor());
            case 4 -> new Step.Unblocks(patient(), doctor());
            case 5, 6, 7 -> new Step.Feeds(doctor(), patient(), random.nextBoolean(), random.nextInt(4) == 0);
            case 8 -> new Step.Replaces(doctor(), document());
            case 9, 10, 11, 12 -> new Step.Changes(someone(), document(), change());
            case 13 -> random.nextInt(3) == 0 ? new Step.Closes(patient()) : new Step.Reopens(patient());
            case 14, 15 -> new Step.Passes(time());
            case 16, 17, 18, 19 -> new Step.Reads(someone(), document());
            default -> new Step.Lists(someone(), patient());
        };
    }

    /** Moments, weeks, and now and then about as long as the window is. */
    private Duration time() {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofMillis(1 + random.nextInt(100_000));
            case 1 -> Duration.ofDays(1 + random.nextInt(60));
            default -> Duration.ofDays(WINDOW - 4 + random.nextInt(5)).plusMillis(random.nextInt(86_400_000));
        };
    }

    private Step.Change change() {
        return Step.Change.values()[random.nextInt(Step.Change.values().length)];
    }

    private Who someone() {
        return random.nextInt(3) == 0 ? new Who(false, patient()) : new Who(true, doctor());
    }

    private int doctor() {
        return random.nextInt(DOCTORS);
    }

    private int patient() {
        return random.nextInt(PATIENTS);
    }

    private int document() {
        return random.nextInt(1000);
    }
}
