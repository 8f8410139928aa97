package org.opencarnet.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One patient's record as a reader who wrote nothing in it has to see it, one thing after the other. */
final class FreshModel {

    private final List<Paper> papers = new ArrayList<>();
    private boolean open = true;
    private boolean granted;
    private boolean blocked;
    private boolean allMasked;

    private static final class Paper {

        private final String id;
        private boolean masked;
        private boolean replaced;

        Paper(String id, boolean masked) {
            this.id = id;
            this.masked = masked;
        }
    }

    boolean isEmpty() {
        return papers.isEmpty();
    }

    int size() {
        return papers.size();
    }

    String id(int number) {
        return papers.get(number).id;
    }

    boolean isOpen() {
        return open;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean mayReplace(int number) {
        return open && !papers.get(number).replaced;
    }

    boolean mayBeGranted() {
        return open && !blocked;
    }

    /** What the reader is to see now. */
    Set<String> visible() {
        return papers.stream()
                .filter(paper -> open && granted && !blocked && !allMasked && !paper.masked)
                .map(paper -> paper.id)
                .collect(Collectors.toUnmodifiableSet());
    }

    void granted(boolean is) {
        granted = is;
    }

    /** A block withdraws; lifting it restores nothing. */
    void blocked(boolean is) {
        blocked = is;
        granted = false;
    }

    void allMasked(boolean is) {
        allMasked = is;
    }

    void open(boolean is) {
        open = is;
    }

    void fed(String id) {
        papers.add(new Paper(id, false));
    }

    void masked(int number, boolean is) {
        papers.get(number).masked = is;
    }

    /** The mask outlives the version on which it was set. */
    void replaced(int number, String next) {
        papers.get(number).replaced = true;
        papers.add(new Paper(next, papers.get(number).masked));
    }
}
