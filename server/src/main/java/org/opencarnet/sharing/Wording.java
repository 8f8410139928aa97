package org.opencarnet.sharing;

/** What a producer said of an object, in the words of one face, which alone can make something of it. */
public interface Wording {

    /** As it is kept: JSON or XML. */
    String text();

    /** What is there as text already. */
    static Wording of(String text) {
        return () -> text;
    }
}
