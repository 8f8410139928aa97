package org.opencarnet.record;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a record's patient is known: a qualified national health identity, which is 13 characters and a key of 2 digits under the
 * authority that gave it (NIR, NIA), or the identifier that another domain of patients gave, as conformance tools have them. Two matricules of
 * different authorities are never the same person.
 *
 * @param authority who gave the matricule
 * @param matricule of a national authority 15 characters, key right (97 − N mod 97; Corsica: 2A counts as 19, 2B as 18); of another up to 64
 *     letters, digits and {@code ._:/+=@#*-}
 */
public record Ins(Authority authority, String matricule) {

    private static final Pattern SHAPE = Pattern.compile("[1-8]\\d{4}(\\d{2}|2[AB])\\d{8}");
    private static final Pattern OF_OTHERS = Pattern.compile("[0-9A-Za-z._:/+=@#*-]{1,64}");

    public Ins {
        if (!authority.gives(matricule)) {
            throw new IllegalArgumentException("not an identifier of " + authority.name());
        }
    }

    /** What is wrong with a national matricule; empty when nothing is. */
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

    /** The identifier as the field writes it: {@code 279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH}, and without its kind where it is not national. */
    public String toCx() {
        return matricule + "^^^&" + authority.oid() + "&ISO" + (authority.isNational() ? "^NH" : "");
    }

    /**
     * Who gave a matricule: one of the four of the INS, or another domain of patients.
     *
     * @param oid under which it travels
     */
    public record Authority(String oid) {

        private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
        private static final String URN = "urn:oid:";

        public static final Authority NIR = new Authority("1.2.250.1.213.1.4.8");
        public static final Authority NIA = new Authority("1.2.250.1.213.1.4.9");
        public static final Authority TEST = new Authority("1.2.250.1.213.1.4.10");
        public static final Authority DEMONSTRATION = new Authority("1.2.250.1.213.1.4.11");

        private static final Map<String, Authority> NATIONAL =
                Map.of("NIR", NIR, "NIA", NIA, "TEST", TEST, "DEMONSTRATION", DEMONSTRATION);

        public Authority {
            if (!OID.matcher(oid).matches()) {
                throw new IllegalArgumentException("not an OID: " + oid);
            }
        }

        /** The authority of this OID, written bare or as {@code urn:oid:…}; empty for what is no OID. */
        public static Optional<Authority> ofOid(String oid) {
            var bare = oid.startsWith(URN) ? oid.substring(URN.length()) : oid;
            return OID.matcher(bare).matches() ? Optional.of(new Authority(bare)) : Optional.empty();
        }

        /** As above, where it is one of the four of the INS. */
        public static Optional<Authority> nationalOf(String oid) {
            return ofOid(oid).filter(Authority::isNational);
        }

        /**
         * The authority of this {@link #name}.
         *
         * @throws IllegalArgumentException for what is neither the name of one of the four nor an OID
         */
        public static Authority of(String name) {
            var national = Optional.ofNullable(NATIONAL.get(name));
            return national.orElseGet(() -> new Authority(name));
        }

        /** NIR, NIA, TEST or DEMONSTRATION; the OID of any other. */
        public String name() {
            return NATIONAL.entrySet().stream()
                    .filter(one -> one.getValue().equals(this))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(oid);
        }

        /** Whether it is one of the four of the INS. */
        public boolean isNational() {
            return NATIONAL.containsValue(this);
        }

        /** The identity that it gave under this matricule; empty for what it cannot have given. */
        public Optional<Ins> identity(String matricule) {
            return gives(matricule) ? Optional.of(new Ins(this, matricule)) : Optional.empty();
        }

        private boolean gives(String matricule) {
            return isNational()
                    ? flawOf(matricule).isEmpty()
                    : OF_OTHERS.matcher(matricule).matches();
        }
    }

    /** Why a text is no matricule. */
    public enum Flaw {
        NOT_FIFTEEN_CHARACTERS,
        WRONG_KEY
    }
}
