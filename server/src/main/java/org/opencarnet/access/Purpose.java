package org.opencarnet.access;

/**
 * Why the record is opened (TRE_R248), with the reason in words that an emergency must give.
 *
 * @param mode the access mode
 * @param reason free text; empty when none was given
 */
public record Purpose(Mode mode, String reason) {

    /** Ordinary care, without a word. */
    public static final Purpose NORMAL = new Purpose(Mode.NORMAL, "");

    /** The access modes, under their French codes. */
    public enum Mode {
        NORMAL("normal"),
        BREAK_GLASS("bris_de_glace"),
        REGULATION("centre_15");

        private final String code;

        Mode(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
