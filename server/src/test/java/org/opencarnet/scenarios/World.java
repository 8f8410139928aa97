package org.opencarnet.scenarios;

import java.util.Set;
import java.util.stream.Collectors;

/** Somewhere the facts of a scenario hold and questions about them are answered: the law itself, or a door of Carnet. */
public interface World extends AutoCloseable {

    /** Whether the person may open the document; the answer names rules where this world tells them. */
    Scenario.Answer mayOpen(String person, String document);

    /** The documents that a list of the record shows the person. */
    Set<String> seesInTheList(String person);

    /** The persons who may open the document. */
    default Set<String> whoCanSee(String document, Set<String> people) {
        return people.stream().filter(person -> mayOpen(person, document).yes()).collect(Collectors.toSet());
    }

    @Override
    default void close() {
        // most worlds hold nothing
    }
}
