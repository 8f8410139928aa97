package org.opencarnet.demo.identity;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** A page in the reader's language; every value that enters it is escaped. */
record Page(MessageSource messages, Locale locale) {

    /** How pages are served. */
    static final String HTML = "text/html;charset=UTF-8";

    /** The words of that key, escaped. */
    String words(String key, Object... values) {
        return escaped(messages.getMessage(key, values, locale));
    }

    /** Text made safe to stand in an element or attribute. */
    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** The hidden field that proves a form is ours. */
    static String hidden(CsrfToken token) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(escaped(token.getParameterName()), escaped(token.getToken()));
    }

    /** The whole page around {@code body}, which is HTML already. */
    String around(String titleKey, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s">
                <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%2$s</title><link rel="stylesheet" href="/style.css"></head>
                <body><header><h1>%2$s</h1></header>
                <p class="banner">%3$s</p>
                <main>
                %4$s
                </main></body></html>
                """.formatted(escaped(locale.getLanguage()), words(titleKey), words("banner"), body);
    }
}
