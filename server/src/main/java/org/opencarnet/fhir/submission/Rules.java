package org.opencarnet.fhir.submission;

import org.opencarnet.fhir.error.Fault;

/** Lets a rule be one line: what must be, of which element. The element's name is the first word of a complaint that gives no other. */
final class Rules {

    private final Findings findings;
    private final Place place;

    Rules(Findings findings, Place place) {
        this.findings = findings;
        this.place = place;
    }

    /** Else the request is refused. */
    void must(boolean holds, Fault fault, String element, String... arguments) {
        if (!holds) {
            findings.error(place.at(element), fault, words(element, arguments));
        }
    }

    /** Else it is a known defect. */
    void should(boolean holds, Fault fault, String element, String... arguments) {
        if (!holds) {
            findings.defect(place.at(element), fault, words(element, arguments));
        }
    }

    /** Else there is a warning. */
    void may(boolean holds, Fault fault, String element, String... arguments) {
        if (!holds) {
            findings.warning(place.at(element), fault, words(element, arguments));
        }
    }

    /** An element that has to be there. */
    void has(boolean there, String element) {
        must(there, SubmissionFault.ELEMENT_MISSING, element);
    }

    /** An element that has to be absent. */
    void hasNot(boolean there, String element) {
        must(!there, SubmissionFault.ELEMENT_FORBIDDEN, element);
    }

    Place place() {
        return place;
    }

    Findings findings() {
        return findings;
    }

    private static String[] words(String element, String... arguments) {
        return arguments.length == 0 ? new String[] {element} : arguments;
    }
}
