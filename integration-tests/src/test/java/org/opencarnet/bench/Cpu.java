package org.opencarnet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time that processes have used, in milliseconds, as Linux counts it (hundredths of a second). */
final class Cpu {

    private static final long MILLIS_OF_A_TICK = 10;
    private static final int PARENT = 1;
    private static final int OWN_USER = 11;
    private static final int OWN_SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Cpu() {}

    /** Of one process. */
    static long of(long pid) {
        var stat = stat(pid);
        return MILLIS_OF_A_TICK * (number(stat, OWN_USER) + number(stat, OWN_SYSTEM));
    }

    /** Of a process, of its children that live, and of those that have ended. */
    static long ofFamily(long pid) {
        var stat = stat(pid);
        var ended = MILLIS_OF_A_TICK * (number(stat, CHILDREN_USER) + number(stat, CHILDREN_SYSTEM));
        var living = ProcessHandle.of(pid).orElseThrow().children().mapToLong(child -> ofLiving(child.pid()));
        return of(pid) + ended + living.sum();
    }

    /** The parent of a process. */
    static long parent(long pid) {
        return number(stat(pid), PARENT);
    }

    /** A child that has ended meanwhile is counted with its parent the next time. */
    private static long ofLiving(long pid) {
        try {
            return of(pid);
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    /** The fields after the name, which may itself hold blanks. */
    private static String[] stat(long pid) {
        try {
            var text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long number(String[] stat, int field) {
        return Long.parseLong(stat[field]);
    }
}
