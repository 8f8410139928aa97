package org.opencarnet.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A qualified national health identity: 13 characters and a key of 2 digits under the authority that gave it (NIR, NIA).
 * Two matricules of different authorities are never the same person.
 *
 * @param authority who gave the matricule
 * @param matricule 15 characters, key right (97 − N mod 97; Corsica: 2A counts as 19, 2B as 18)
 */
public record Ins(Authority authority, String matricule) {

    private static final Pattern SHAPE = Pattern.compile("[1-8]\\d{4}(\\d{2}|2[AB])\\d{8}");

    public Ins {
        flawOf(matricule).ifPresent(flaw -> {
            throw new IllegalArgumentException("not an INS: " + flaw);
        });
    }

    /** What is wrong with a matricule; empty when nothing is. */
    public static Optional<Flaw> flawOf(String matricule) {
        if (!SHAPE.matcher(matricule).matches()) {
            return Optional.of(Flaw.NOT_FIFTEEN_CHARACTERS);
        }
        return keyOf(matricule.substring(0, 13)) == Integer.parseInt(matricule.substring(13))
                ? Optional.empty()
                : Optional.of(Flaw.WRONG_KEY);
    }

    /** The key (1 to 97) that belongs to the first 13 characters of a matricule. */
    public static int keyOf(String thirteen) {
        var digits = thirteen.substring(0, 5)
                + thirteen.substring(5, 7).replace("2A", "19").replace("2B", "18")
                + thirteen.substring(7);
        return (int) (97 - Long.parseLong(digits) % 97);
    }

    /** The identifier as the field writes it: {@code 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH}. */
    public String toCx() {
        return matricule + "^^^&" + authority.oid() + "&ISO^NH";
    }

    /** Who gave a matricule, with the OID under which it travels. */
    public enum Authority {
        NIR("1.2.250.1.213.1.4.8"),
        NIA("1.2.250.1.213.1.4.9"),
        TEST("1.2.250.1.213.1.4.10"),
        DEMONSTRATION("1.2.250.1.213.1.4.11");

        private final String oid;

        Authority(String oid) {
            this.oid = oid;
        }

        public String oid() {
            return oid;
        }

        /** The authority of this OID, written bare or as {@code urn:oid:…}. */
        public static Optional<Authority> ofOid(String oid) {
            var bare = oid.startsWith("urn:oid:") ? oid.substring(8) : oid;
            for (var authority : values()) {
                if (authority.oid.equals(bare)) {
                    return Optional.of(authority);
                }
            }
            return Optional.empty();
        }
    }

    /** Why a text is no matricule. */
    public enum Flaw {
        NOT_FIFTEEN_CHARACTERS,
        WRONG_KEY
    }
}
