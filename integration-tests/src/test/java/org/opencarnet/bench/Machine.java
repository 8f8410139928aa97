package org.opencarnet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the reader of figures has to know of where they were measured. */
final class Machine {

    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.+)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*(\\d+) kB");
    private static final Pattern LOAD = Pattern.compile("(\\S+)");

    private Machine() {}

    /** Processors, memory, system and JDK. */
    static String description() {
        return "%d cores (%s), %.0f GB of memory, %s %s, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        found(MODEL, "/proc/cpuinfo"),
                        Double.parseDouble(found(MEMORY, "/proc/meminfo")) / 1024 / 1024,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }

    /** How many processes wanted a processor over the last minute: above the number of cores the figures are not to be trusted. */
    static double load() {
        return Double.parseDouble(found(LOAD, "/proc/loadavg"));
    }

    private static String found(Pattern pattern, String file) {
        try {
            var text = pattern.matcher(Files.readString(Path.of(file)));
            return text.find() ? text.group(1) : "unknown";
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
