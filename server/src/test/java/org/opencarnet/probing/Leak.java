package org.opencarnet.probing;

/** What should not have been answered: to whom, to what, and why not. */
record Leak(String why, Seeker seeker, Probe probe, Seen seen) {

    private static final int SHOWN = 400;

    /** What differs, from shortly before where it does. */
    static String difference(String text, String other) {
        var at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 160));
    }

    @Override
    public String toString() {
        var answer = seen.toString();
        return why + "\n  " + seeker.name() + ": " + probe + "\n  "
                + answer.substring(0, Math.min(SHOWN, answer.length()));
    }
}
