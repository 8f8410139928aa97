package org.opencarnet.demo.people;

import java.util.List;

/** What comes of reading the fields by which someone introduces themself. */
public sealed interface Introduction {

    /** The fields make sense. */
    record Known(Identity identity) implements Introduction {}

    /**
     * A field is missing or wrong.
     *
     * @param field its name in the form
     * @param reason key of the message to show
     * @param values what the message is about
     */
    record Unclear(String field, String reason, List<String> values) implements Introduction {}
}
