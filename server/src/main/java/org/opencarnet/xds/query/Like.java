package org.opencarnet.xds.query;

/** LIKE of SQL: {@code %} stands for any text, {@code _} for any character. Takes no longer than the two lengths multiplied. */
record Like(String pattern) {

    boolean matches(String text) {
        var p = 0;
        var t = 0;
        var star = -1;
        var retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
