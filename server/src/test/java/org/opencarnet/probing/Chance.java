package org.opencarnet.probing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.opencarnet.record.Ins;

/** Names, ids and digests by chance, of one seed. */
final class Chance {

    /** What every planted word begins with. */
    static final String CANARY = "Canari";

    private static final String UNIQUE = "urn:oid:2.25.";
    private static final int LETTERS = 12;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** For facts that are codes or dates: others that no document of the tests bears. */
    private static final Map<String, String> OTHER_CODES = Map.of(
            "type", "83836-7",
            "class", "44",
            "facility", "SA03",
            "setting", "DEPISTAGE",
            "format", "urn:asip:ci-sis:crrtn:2013",
            "label", "R",
            "day", "2024-05-17",
            "version", "7");

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** Whether a fact is a code, of which many bear the same. */
    static boolean isCode(String fact) {
        return OTHER_CODES.containsKey(fact);
    }

    synchronized String word() {
        return CANARY
                + random.ints(LETTERS, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    /** 38 digits: as many as most UUIDs have as a number. */
    synchronized String uniqueId() {
        return UNIQUE
                + new BigInteger(120, random)
                        .add(BigInteger.TEN.pow(37))
                        .toString()
                        .substring(0, 38);
    }

    synchronized String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    synchronized String professional() {
        return "8%011d".formatted(random.nextLong(100_000_000_000L));
    }

    /** Of an authority whose people the server takes. */
    synchronized Ins ins(String beginning) {
        var thirteen = beginning + "%08d".formatted(random.nextInt(100_000_000));
        return new Ins(Ins.Authority.NIR, thirteen + "%02d".formatted(Ins.keyOf(thirteen)));
    }

    synchronized byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Another value of the same form and length. */
    String like(String fact, String value) {
        if (OTHER_CODES.containsKey(fact)) {
            return OTHER_CODES.get(fact);
        }
        if (UUID_FORM.matcher(value).matches()) {
            return id();
        }
        if (value.startsWith(UNIQUE)) {
            return uniqueId();
        }
        if (value.startsWith(CANARY)) {
            return word();
        }
        if (value.matches("8\\d{11}")) {
            return professional();
        }
        return switch (fact) {
            case "ins", "insOfAnother" -> ins(value.substring(0, 5)).matricule();
            case "sha1" -> digest(value);
            case "sha256", "tag" -> HexFormat.of().formatHex(bytes(value.length() / 2));
            case "bytes" -> Base64.getEncoder().encodeToString(word().getBytes(StandardCharsets.UTF_8));
            case "cursor" -> cursor(value);
            default -> throw new IllegalArgumentException("nothing is like " + fact + " " + value);
        };
    }

    /** A slash in a path is another way to be refused: with one where the first has one. */
    private String digest(String value) {
        var other = Base64.getEncoder().encodeToString(bytes(20));
        return other.contains("/") == value.contains("/") ? other : digest(value);
    }

    /** To another document of the same date. */
    private String cursor(String value) {
        var place = Base64.getUrlDecoder().decode(value);
        System.arraycopy(bytes(16), 0, place, 8, 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }
}
