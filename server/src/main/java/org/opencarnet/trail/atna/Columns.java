package org.opencarnet.trail.atna;

import java.util.List;
import org.opencarnet.sharing.TrailTree;

/** The columns of a row by their names, in the order of docs/trail.md. */
record Columns(List<String> values) {

    static Columns of(TrailTree.Row row) {
        return new Columns(row.columns());
    }

    String at() {
        return values.get(1);
    }

    String id() {
        return values.get(2);
    }

    String actorKind() {
        return values.get(3);
    }

    String actor() {
        return values.get(4);
    }

    String actorName() {
        return values.get(5);
    }

    String profession() {
        return values.get(6);
    }

    String purpose() {
        return values.get(8);
    }

    String action() {
        return values.get(10);
    }

    String subject() {
        return values.get(11);
    }

    String document() {
        return values.get(12);
    }

    boolean permitted() {
        return Boolean.parseBoolean(values.get(13));
    }

    String address() {
        return values.get(16);
    }
}
