package org.opencarnet.demo.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one introduction and what was found wrong with them; blank and absent fields are the same. */
final class Form {

    private final Map<String, String> fields;
    private final List<Introduction.Unclear> complaints = new ArrayList<>();

    Form(Map<String, String> fields) {
        this.fields = fields;
    }

    Optional<String> optional(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** The text of a field that must be there; empty text after a complaint. */
    String required(String field) {
        return optional(field).orElseGet(() -> complain(field, "missing"));
    }

    /** A field that may be absent but, once given, must have the form that {@code reason} explains. */
    Optional<String> optional(String field, Pattern form, String reason) {
        Optional<String> text = optional(field);
        text.filter(given -> !form.matcher(given).matches()).ifPresent(given -> complain(field, reason, given));
        return text;
    }

    /** A field that must be there and have the form that {@code reason} explains. */
    String required(String field, Pattern form, String reason) {
        return optional(field, form, reason).orElseGet(() -> complain(field, "missing"));
    }

    /** Notes what is wrong with a field, and answers empty text to go on with. */
    String complain(String field, String reason, String... values) {
        complaints.add(new Introduction.Unclear(field, reason, Arrays.asList(values)));
        return "";
    }

    /** What was found wrong first. */
    Optional<Introduction.Unclear> complaint() {
        return complaints.stream().findFirst();
    }
}
