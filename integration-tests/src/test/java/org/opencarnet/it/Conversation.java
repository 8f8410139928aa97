package org.opencarnet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message and its answer, written by hand in a folder: {@code iti41.xml} (the name is where it goes), {@code answer.xml} (what the
 * body of the answer holds), and the files that the two point at with {@code cid:}. In them <code>${run}</code> is a number of this run,
 * <code>${uuid name}</code> a UUID of it, and <code>${vihf field=value …}</code> a header that the demo signs.
 */
final class Conversation {

    private static final Path ALL = Path.of("src", "test", "resources", "conversations");
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)([^}]*)}");
    private static final Pattern CID = Pattern.compile("href=\"cid:([^\"]+)\"");

    private final Path folder;

    private Conversation(Path folder) {
        this.folder = folder;
    }

    /** All that begin so, in their order. */
    static Stream<Conversation> all() {
        return files(ALL).filter(Files::isDirectory).sorted().map(Conversation::new);
    }

    String name() {
        return folder.getFileName().toString().replace('-', ' ');
    }

    /** The answer that is written down, and the one that comes. */
    record Compared(String expected, String given) {}

    Compared with(Soap soap, long run) {
        var message = files(folder)
                .filter(file -> file.getFileName().toString().matches("(iti\\d+|patients|habilitations)\\.xml"))
                .findFirst()
                .orElseThrow();
        var envelope = filled(text(message), soap, run);
        var parts = CID.matcher(envelope)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .collect(Collectors.toMap(id -> id, this::bytes, (one, same) -> one, LinkedHashMap::new));
        var answer = soap.post(message.getFileName().toString().replace(".xml", ""), envelope, parts);
        var expected = PlainXml.parsed(filled(text(folder.resolve("answer.xml")), soap, run));
        return new Compared(
                PlainXml.plain(expected, id -> digest(bytes(id))),
                PlainXml.plain(
                        PlainXml.body(answer.envelope()),
                        id -> digest(answer.parts().getOrDefault(id, new byte[0]))));
    }

    /** A file of a conversation, as it is sent. */
    static String written(String conversation, String file, Soap soap, long run) {
        return filled(text(ALL.resolve(conversation).resolve(file)), soap, run);
    }

    private static String filled(String text, Soap soap, long run) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "run" -> Long.toString(run);
                            case "uuid" -> uuid(run, found.group(2).strip());
                            case "vihf" -> soap.vihf(fields(found.group(2).strip()));
                            default -> throw new IllegalArgumentException(found.group());
                        }));
    }

    static String uuid(long run, String name) {
        return UUID.nameUUIDFromBytes((run + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, String> fields(String words) {
        return Arrays.stream(words.split("\\s+"))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
