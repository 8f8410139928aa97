package org.opencarnet.fhir.mapping;

import java.util.regex.Pattern;

/**
 * Texts are rendered once, before it is known under which address they will be asked for. Where an absolute URL of this server begins,
 * they hold one raw control character; a JSON encoder escapes that character, so that no content can bring it in.
 */
public final class Base {

    /** Stands for the base URL, without a slash at its end. */
    public static final String MARK = "\u0001";

    private static final Pattern URL = Pattern.compile("https?://[\\w.~:\\[\\]/%-]+(?<!/)");

    private Base() {}

    /** A rendered text as it is sent, with the server's base such as {@code https://carnet.example.org/fhir}. */
    public static String withBase(String rendered, String base) {
        return rendered.replace(MARK, checked(base));
    }

    /** The same base, which may stand in JSON and in XML; what may not is an IllegalArgumentException. */
    public static String checked(String base) {
        if (!URL.matcher(base).matches()) {
            throw new IllegalArgumentException("not a base URL: " + base);
        }
        return base;
    }
}
