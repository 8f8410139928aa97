package org.opencarnet.scenarios;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.record.Ins;

/** Gives the people of a scenario their national identifiers; two scenarios have nobody in common but the patient's namesake. */
public final class Cast {

    private final Situation facts;
    private final int number;
    private final ArrayList<String> names;

    /**
     * The people of a scenario.
     *
     * @param number tells scenarios apart, 0 to 899
     */
    public Cast(Situation facts, int number) {
        this.facts = facts;
        this.number = number;
        this.names = new ArrayList<>(new java.util.TreeSet<>(facts.people().keySet()));
    }

    /** The patient whose record it is. */
    public Ins patient() {
        return ins(1);
    }

    /** A patient with another record, or none. */
    public Ins anotherPatient() {
        return ins(2);
    }

    /** PS_IdNat, INS matricule, Struct_IdNat, or a name of a system. */
    public String id(String name) {
        var person = facts.people().get(name);
        var serial = number * 100 + names.indexOf(person.is());
        return switch (person.kind()) {
            case PROFESSIONAL -> "8%011d".formatted(serial);
            case PATIENT -> patient().matricule();
            case ANOTHER_PATIENT -> anotherPatient().matricule();
            case REPRESENTATIVE, REPRESENTATIVE_OF_ANOTHER ->
                ins(10 + names.indexOf(person.is())).matricule();
            case STRUCTURE -> "1%09d".formatted(serial);
            case ENROLMENT -> "enrolment-" + serial;
        };
    }

    /** The identifiers of the authors of a document. */
    public Set<String> authors(Situation.Document document) {
        return document.by().stream().map(this::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody, by name. */
    public Map<String, Situation.Person> people() {
        return facts.people();
    }

    private Ins ins(int order) {
        var thirteen = "2800599%03d%03d".formatted(100 + number, order);
        return new Ins(Ins.Authority.TEST, "%s%02d".formatted(thirteen, Ins.keyOf(thirteen)));
    }
}
