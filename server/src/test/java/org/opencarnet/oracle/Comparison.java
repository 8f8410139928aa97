package org.opencarnet.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.opencarnet.access.Access;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Narrowing;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;

/** Asks the law and the oracle the same, under one policy and at one moment. */
final class Comparison {

    private static final Set<Deed> OF_A_DOCUMENT = EnumSet.range(Deed.LIST, Deed.SHOW_TO_REPRESENTATIVES);
    private static final Set<Deed> OF_THE_RECORD = EnumSet.copyOf(EnumSet.range(Deed.OPEN_RECORD, Deed.DESTROY_RECORD));

    static {
        OF_A_DOCUMENT.add(Deed.EXPORT_RECORD);
        OF_THE_RECORD.addAll(Set.of(Deed.LIST, Deed.READ, Deed.FEED));
    }

    private final Options options;
    private final Access law;
    private final Oracle oracle;
    private final Moment moment;
    private final List<Sheet> sheets;
    private final List<Question> ofDocuments;
    private final List<Question> ofTheRecord;

    private record Question(Asker asker, Errand errand, AccessRequest request) {
        boolean fits(Situation situation, Paper paper) {
            // What is fed is new, and nothing else can be asked of a document where there is no record.
            return errand.deed() == Deed.FEED
                    ? paper.life() == Life.APPROVED
                    : situation.standing() == Standing.ACTIVE || situation.standing() == Standing.CLOSED;
        }
    }

    /** A document, in the words of the oracle and of the law. */
    private record Sheet(Paper paper, Facts.Document document) {}

    Comparison(Options options, Moment moment, List<Asker> askers, List<Paper> papers) {
        this.options = options;
        this.law = Translation.law(options);
        this.oracle = new Oracle(options);
        this.moment = moment;
        this.sheets = papers.stream()
                .map(paper -> new Sheet(paper, Translation.document(paper)))
                .toList();
        this.ofDocuments = questions(askers, OF_A_DOCUMENT);
        this.ofTheRecord = questions(askers, OF_THE_RECORD);
    }

    private List<Question> questions(List<Asker> askers, Set<Deed> deeds) {
        var all = new ArrayList<Question>();
        for (var asker : askers) {
            for (var errand : Space.errands(deeds)) {
                all.add(new Question(asker, errand, Translation.request(asker, errand, moment)));
            }
        }
        return all;
    }

    /** Compares every question about this record and every document in it. */
    Tally in(Situation situation) {
        var tally = new Tally();
        var facts = Translation.facts(situation, moment, options);
        for (var question : ofTheRecord) {
            compare(tally, question, new Answering(situation, Paper.NONE, facts));
        }
        for (var sheet : sheets) {
            var answering = new Answering(situation, sheet.paper(), facts.about(sheet.document()));
            for (var question : ofDocuments) {
                if (question.fits(situation, sheet.paper())) {
                    compare(tally, question, answering);
                }
            }
        }
        lists(tally, situation, facts);
        return tally;
    }

    private record Answering(Situation situation, Paper paper, Facts facts) {}

    private void compare(Tally tally, Question question, Answering in) {
        var expected = oracle.answer(question.asker(), question.errand(), in.situation(), in.paper());
        var decision = law.decide(question.request(), in.facts());
        var actual = Translation.reasons(decision);
        tally.count();
        if (actual != expected || decision.permitted() != Because.permits(expected)) {
            tally.differs(new Tally.Difference(
                    question.asker(), question.errand(), in.situation(), in.paper(), expected, actual));
        }
    }

    /** A list shows exactly what the oracle lets be found. */
    private void lists(Tally tally, Situation situation, Facts facts) {
        for (var question : ofDocuments) {
            if (question.errand().deed() == Deed.LIST) {
                list(tally, question, situation, law.narrow(question.request(), facts));
            }
        }
    }

    private void list(Tally tally, Question question, Situation situation, Narrowing narrowing) {
        var own = own(narrowing, question.request());
        for (var sheet : sheets) {
            var paper = sheet.paper();
            if (question.fits(situation, paper)) {
                var expected = oracle.answer(question.asker(), question.errand(), situation, paper);
                tally.count();
                if (passes(narrowing, own, sheet) != Because.permits(expected)) {
                    tally.differs(new Tally.Difference(
                            question.asker(), question.errand(), situation, paper, expected, Tally.A_LIST));
                }
            }
        }
    }

    /** Whether a list that is narrowed in this way shows the document to whoever asks for it. */
    static boolean shows(Narrowing narrowing, AccessRequest request, Paper paper) {
        return passes(narrowing, own(narrowing, request), new Sheet(paper, Translation.document(paper)));
    }

    private static boolean own(Narrowing narrowing, AccessRequest request) {
        return request.requester().authorIdentifiers().stream().anyMatch(narrowing.own()::contains);
    }

    /** What storage makes of a narrowing. */
    private static boolean passes(Narrowing narrowing, boolean own, Sheet sheet) {
        var paper = sheet.paper();
        var hidden = narrowing.hidden().maskedFromProfessionals()
                        && paper.hidden().fromProfessionals()
                || narrowing.hidden().invisibleToPatient() && paper.hidden().fromPatient()
                || narrowing.hidden().invisibleToRepresentatives()
                        && paper.hidden().fromRepresentatives();
        var ofOthers = narrowing.others()
                && !hidden
                && narrowing.types().include(sheet.document().type());
        return paper.life() != Life.DELETED && (ofOthers || own && paper.authored());
    }
}
