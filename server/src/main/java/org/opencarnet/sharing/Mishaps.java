package org.opencarnet.sharing;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of exceptions that no use case meant: to the log where it happened, to nobody what was being dealt with. */
public final class Mishaps {

    private static final int DEEPEST = 10;
    private static final int FRAMES = 30;

    private Mishaps() {}

    /** Whether storage was out of reach: whoever asked may come again. */
    public static boolean isOutOfReach(Throwable thrown) {
        return causes(thrown).anyMatch(OutOfReach.class::isInstance);
    }

    /** Where it happened, without a word of values: messages of exceptions repeat them. */
    public static String withoutMessages(Throwable thrown) {
        return causes(thrown)
                .map(each -> each.getClass().getName()
                        + Arrays.stream(each.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\ncaused by "));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(DEEPEST);
    }
}
