package org.opencarnet.histories;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.opencarnet.histories.Step.Who;

/** Carnet as the rules tell it, without any class of it: doctors 0 and 1 are physicians, doctor 2 an optician. */
final class Model implements Life {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int OPTICIAN = 2;

    private final List<Boolean> open = new ArrayList<>(List.of(true, true));
    private final Bond[][] bonds = new Bond[Chance.DOCTORS][Chance.PATIENTS];
    private final List<Paper> papers = new ArrayList<>();
    private Instant now;

    Model(Instant now) {
        this.now = now;
        for (var row : bonds) {
            for (var i = 0; i < row.length; i++) {
                row[i] = new Bond();
            }
        }
    }

    private static final class Bond {
        private Instant lastAccess = Instant.MIN;
        private boolean granted;
        private boolean blocked;
    }

    private static final class Paper {
        private final int author;
        private final int patient;
        private final boolean common;
        private boolean masked;
        private boolean hidden;
        private boolean archived;
        private boolean replaced;
        private boolean deleted;

        Paper(int author, int patient, boolean common, boolean masked) {
            this.author = author;
            this.patient = patient;
            this.common = common;
            this.masked = masked;
        }
    }

    @Override
    public String live(Step step) {
        if (step instanceof Step.Passes passes) {
            now = now.plus(passes.time());
            return "done";
        }
        if (step instanceof Step.Closes closes) {
            open.set(closes.patient(), false);
            return "done";
        }
        if (step instanceof Step.Reopens reopens) {
            open.set(reopens.patient(), true);
            return "done";
        }
        if (step instanceof Step.Lists lists) {
            return list(lists.who(), lists.patient());
        }
        return did(step) ? "done" : "no";
    }

    private boolean did(Step step) {
        if (step instanceof Step.Grants grants) {
            return grants(grants);
        } else if (step instanceof Step.Withdraws withdraws) {
            return withdraws(withdraws);
        } else if (step instanceof Step.Blocks blocks) {
            return blocks(blocks.patient(), blocks.doctor(), true);
        } else if (step instanceof Step.Unblocks unblocks) {
            return bonds[unblocks.doctor()][unblocks.patient()].blocked
                    && blocks(unblocks.patient(), unblocks.doctor(), false);
        } else if (step instanceof Step.Feeds feeds) {
            return open.get(feeds.patient())
                    && papers.add(new Paper(feeds.doctor(), feeds.patient(), feeds.common(), feeds.masked()));
        } else if (papers.isEmpty()) {
            return false;
        } else if (step instanceof Step.Replaces replaces) {
            return replaces(replaces.doctor(), paper(replaces.document()));
        } else if (step instanceof Step.Reads reads) {
            var paper = paper(reads.document());
            return knows(reads.who(), paper) && slides(reads.who(), paper.patient);
        } else if (step instanceof Step.Changes changes) {
            return changes(changes.who(), paper(changes.document()), changes.change());
        }
        throw new IllegalArgumentException(step.toString());
    }

    private Paper paper(int number) {
        return papers.get(number % papers.size());
    }

    private boolean grants(Step.Grants grants) {
        var bond = bonds[grants.doctor()][grants.patient()];
        var may = open.get(grants.patient())
                && speaksFor(grants.who(), grants.doctor(), grants.patient())
                && !bond.blocked;
        if (may) {
            bond.granted = true;
            bond.lastAccess = now;
        }
        return may;
    }

    private boolean withdraws(Step.Withdraws withdraws) {
        var may = open.get(withdraws.patient()) && speaksFor(withdraws.who(), withdraws.doctor(), withdraws.patient());
        if (may) {
            bonds[withdraws.doctor()][withdraws.patient()].granted = false;
        }
        return may;
    }

    /** A doctor for himself, a patient for the own record. */
    private static boolean speaksFor(Who who, int doctor, int patient) {
        return who.number() == (who.doctor() ? doctor : patient);
    }

    private boolean blocks(int patient, int doctor, boolean blocked) {
        if (open.get(patient)) {
            bonds[doctor][patient].blocked = blocked;
            bonds[doctor][patient].granted = false;
        }
        return open.get(patient);
    }

    private boolean replaces(int doctor, Paper old) {
        var may = open.get(old.patient)
                && old.author == doctor
                && !bonds[doctor][old.patient].blocked
                && !old.deleted
                && !old.replaced;
        if (may) {
            old.replaced = true;
            papers.add(new Paper(doctor, old.patient, old.common, old.masked));
        }
        return may;
    }

    private String list(Who who, int patient) {
        var numbers = new TreeSet<Integer>();
        IntStream.range(0, papers.size())
                .filter(i -> papers.get(i).patient == patient && knows(who, papers.get(i)))
                .forEach(numbers::add);
        slides(who, patient);
        return numbers.toString();
    }

    private boolean knows(Who who, Paper paper) {
        if (!open.get(paper.patient) || paper.deleted) {
            return false;
        }
        if (!who.doctor()) {
            return who.number() == paper.patient && !paper.hidden;
        }
        var blocked = bonds[who.number()][paper.patient].blocked;
        var reads =
                authorized(who.number(), paper.patient) && (paper.common || who.number() != OPTICIAN) && !paper.masked;
        return !blocked && (paper.author == who.number() || reads);
    }

    private boolean authorized(int doctor, int patient) {
        var bond = bonds[doctor][patient];
        return bond.granted
                && now.isBefore(bond.lastAccess.atZone(PARIS).plusMonths(6).toInstant());
    }

    /** An access in a record that is open to the doctor counts anew. */
    private boolean slides(Who who, int patient) {
        if (who.doctor()
                && open.get(patient)
                && !bonds[who.number()][patient].blocked
                && authorized(who.number(), patient)) {
            bonds[who.number()][patient].lastAccess = now;
        }
        return true;
    }

    private boolean changes(Who who, Paper paper, Step.Change change) {
        if (!knows(who, paper)) {
            return false;
        }
        if (already(paper, change)) {
            return true;
        }
        if (!mayChange(who, paper, change)) {
            return false;
        }
        if (change != Step.Change.DELETE) {
            slides(who, paper.patient);
        }
        return apply(paper, change);
    }

    private static boolean already(Paper paper, Step.Change change) {
        return switch (change) {
            case MASK -> paper.masked;
            case UNMASK -> !paper.masked;
            case HIDE_FROM_PATIENT -> paper.hidden;
            case SHOW_TO_PATIENT -> !paper.hidden;
            case ARCHIVE -> paper.archived && !paper.replaced;
            case UNARCHIVE -> !paper.archived && !paper.replaced;
            case DELETE -> false;
        };
    }

    private static boolean mayChange(Who who, Paper paper, Step.Change change) {
        return switch (change) {
            case MASK, UNMASK -> !who.doctor() || paper.author == who.number();
            case HIDE_FROM_PATIENT, SHOW_TO_PATIENT, ARCHIVE, UNARCHIVE -> who.doctor();
            case DELETE -> who.doctor() && paper.author == who.number();
        };
    }

    /** Masked and hidden at once is not allowed, and a replacement is final. */
    private static boolean apply(Paper paper, Step.Change change) {
        var possible =
                switch (change) {
                    case MASK -> !paper.hidden;
                    case HIDE_FROM_PATIENT -> !paper.masked;
                    case ARCHIVE, UNARCHIVE -> !paper.replaced;
                    default -> true;
                };
        if (possible) {
            switch (change) {
                case MASK, UNMASK -> paper.masked = change == Step.Change.MASK;
                case HIDE_FROM_PATIENT, SHOW_TO_PATIENT -> paper.hidden = change == Step.Change.HIDE_FROM_PATIENT;
                case ARCHIVE, UNARCHIVE -> paper.archived = change == Step.Change.ARCHIVE;
                case DELETE -> paper.deleted = true;
            }
        }
        return possible;
    }
}
