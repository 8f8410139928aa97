package org.opencarnet.demo.people;

/**
 * In what circumstances someone comes.
 *
 * @param reason why, in the person's own words; empty where none was given
 * @param regulation whether the person is entitled to medical regulation (centre 15)
 */
public record Circumstances(Purpose purpose, String reason, boolean regulation) {

    /** Access modes of TRE_R248 (1.2.250.1.213.1.1.4.248). */
    public enum Purpose {
        NORMAL("normal"),
        BREAK_GLASS("bris_de_glace"),
        REGULATION("centre_15");

        private final String code;

        Purpose(String code) {
            this.code = code;
        }

        /** The code as it is written in tokens and forms. */
        public String code() {
            return code;
        }
    }
}
