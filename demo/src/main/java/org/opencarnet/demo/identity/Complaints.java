package org.opencarnet.demo.identity;

import java.util.Locale;
import java.util.Map;
import org.opencarnet.demo.people.Introduction;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;

/** Says what is wrong with a form: {@code error}, the {@code field}, and {@code error_description} in French or English. */
final class Complaints {

    private final MessageSource messages;

    Complaints(MessageSource messages) {
        this.messages = messages;
    }

    /** A 400 that names the field. */
    ResponseEntity<Map<String, Object>> badRequest(Introduction.Unclear unclear, Locale locale) {
        String text = messages.getMessage(
                "field." + unclear.reason(), unclear.values().toArray(), locale);
        return ResponseEntity.badRequest()
                .body(Map.of("error", "invalid_request", "field", unclear.field(), "error_description", text));
    }
}
