package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;

/** What is true of every decision. */
@Domain(Questions.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 20_000, maxDiscardRatio = 50, edgeCases = EdgeCasesMode.NONE)
class LawsTest {

    private static final Set<Action> READING = EnumSet.of(Action.LIST, Action.READ);

    @Property
    void refusalBeatsPermission(@ForAll Set<Rule> rules) {
        var decision = Decision.of(rules.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(rules));

        assertThat(decision.permitted())
                .isEqualTo(!rules.isEmpty() && rules.stream().allMatch(Rule::permits));
    }

    @Example
    void nothingIsPermittedByAbsence() {
        assertThat(Decision.of(EnumSet.noneOf(Rule.class)).permitted()).isFalse();
    }

    @Property
    void withoutATieNobodyReadsWhatOthersWrote(@ForAll Question question) {
        Assume.that(question.professional().isPresent()
                && question.facts().document().isPresent());
        Assume.that(!question.document().authored());
        var stranger = question.inOrdinaryCare().with(Facts.Ties.NONE);

        assertThat(stranger.to(Action.LIST).permitted()).isFalse();
        assertThat(stranger.to(Action.READ).permitted()).isFalse();
    }

    @Property
    void everyDecisionNamesTheRulesThatDeterminedIt(@ForAll Question question) {
        var decision = question.decision();

        assertThat(decision.rules()).isNotEmpty().allMatch(rule -> rule.permits() == decision.permitted());
    }

    @Property
    void refusalsAreNamedInTheOrderOfTheLaw(@ForAll Question question) {
        Assume.that(question.decision().refused());

        assertThat(question.decision().rules().stream().map(LawsTest::stage).toList())
                .isSorted();
    }

    /** Decision s: state of the record, identity and purpose, block, authorization or what stands in for it, matrix, visibility. */
    private static int stage(Rule rule) {
        return switch (rule) {
            case RECORD_ABSENT, RECORD_CLOSED, RECORD_EXISTS -> 1;
            case NOT_THEIR_RECORD,
                    REPRESENTATION_ENDED,
                    NOT_FOR_THIS_REQUESTER,
                    STRUCTURE_DOES_NOT_CONSULT,
                    PURPOSE_NOT_ENTITLED,
                    REASON_MISSING -> 2;
            case BLOCKED -> 3;
            case NOT_AUTHORIZED,
                    AUTHORIZATION_EXPIRED,
                    AUTHORIZATION_WITHDRAWN,
                    EMERGENCY_OPPOSED,
                    REGULATION_OPPOSED -> 4;
            case MATRIX_DENIES -> 5;
            default -> 6;
        };
    }

    @Property
    void addingABlockNeverOpens(@ForAll Question question) {
        var blocked = question.with(Given.blocked(question.facts().ties()));

        assertThat(blocked.permitted() && !question.permitted()).isFalse();
    }

    @Property
    void aBlockAlwaysWinsInOrdinaryCare(@ForAll Question question) {
        Assume.that(question.professional().isPresent());
        var blocked =
                question.inOrdinaryCare().with(Given.blocked(question.facts().ties()));

        assertThat(blocked.to(Action.LIST).permitted()).isFalse();
        assertThat(blocked.to(Action.READ).permitted()).isFalse();
        assertThat(blocked.to(Action.DELETE).permitted()).isFalse();
        assertThat(blocked.to(Action.READ_TRAIL).decision().restsOn(Rule.MEDECIN_TRAITANT))
                .isFalse();
    }

    @Property
    void addingAGrantNeverCloses(@ForAll Question question) {
        var ties = question.facts().ties();
        var granted = question.with(new Facts.Ties(
                new Authorization.Granted(Given.NOW), ties.blocked(), ties.careTeam(), ties.medecinTraitant()));

        assertThat(question.permitted() && !granted.permitted()).isFalse();
    }

    @Property
    void addingAnotherTieNeverCloses(@ForAll Question question) {
        var ties = question.facts().ties();

        assertThat(question.permitted()
                        && !question.with(Given.inTheCareTeam(ties)).permitted())
                .isFalse();
        assertThat(question.permitted()
                        && !question.with(Given.medecinTraitant(ties)).permitted())
                .isFalse();
    }

    @Property
    void beingTheAuthorNeverCloses(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());

        assertThat(question.permitted() && !question.writtenByTheRequester().permitted())
                .isFalse();
    }

    @Property
    void addingVisibilityFlagsNeverOpens(@ForAll Question question, @ForAll Visibility more) {
        Assume.that(question.facts().document().isPresent());
        var now = question.document().visibility();
        var hidden = question.with(new Visibility(
                now.maskedFromProfessionals() || more.maskedFromProfessionals(),
                now.invisibleToPatient() || more.invisibleToPatient(),
                now.invisibleToRepresentatives() || more.invisibleToRepresentatives()));

        assertThat(hidden.permitted() && !question.permitted()).isFalse();
    }

    @Property
    void opposingAnEmergencyNeverOpens(@ForAll Question question) {
        var opposed = question.with(new StandingConsents(
                false, false, false, question.facts().consents().allMasked()));

        assertThat(opposed.permitted() && !question.permitted()).isFalse();
    }

    @Property
    void maskingEverythingNeverOpens(@ForAll Question question) {
        var now = question.facts().consents();
        var masked = new StandingConsents(now.regulation(), now.breakGlass(), now.maskedInEmergency(), true);

        assertThat(question.with(masked).permitted() && !question.permitted()).isFalse();
    }

    @Property
    void anEmergencyOpensNothingThatAnAuthorizationWouldNot(@ForAll Question question) {
        Assume.that(READING.contains(question.request().action()));
        Assume.that(!question.facts().ties().blocked());
        var emergency = question.with(new StandingConsents(true, true, false));
        var ordinary = emergency.inOrdinaryCare();
        var ties = question.facts().ties();
        var authorized = ordinary.with(
                new Facts.Ties(new Authorization.Granted(Given.NOW), false, ties.careTeam(), ties.medecinTraitant()));

        assertThat(emergency.permitted() && !authorized.permitted()).isFalse();
    }

    @Property
    void closingNeverOpens(@ForAll Question question) {
        Assume.that(question.facts().state() == Facts.State.ACTIVE);
        var closed = question.with(Facts.State.CLOSED);

        assertThat(closed.permitted() && !question.permitted()).isFalse();
        assertThat(closed.to(Action.FEED).permitted()).isFalse();
        assertThat(closed.to(Action.LIST).permitted()).isFalse();
        assertThat(closed.to(Action.READ).permitted()).isFalse();
    }

    @Property
    void nobodyReachesADeletedDocument(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());

        assertThat(question.with(AvailabilityStatus.DELETED).permitted()).isFalse();
    }

    @Property
    void whatIsInvisibleToThePatientReachesNeitherPatientNorRepresentative(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());
        Assume.that(question.request().requester() instanceof Requester.Patient
                || question.request().requester() instanceof Requester.Representative);
        var hidden = question.with(question.document().visibility().invisibleToPatient(true));

        assertThat(hidden.permitted()).isFalse();
    }

    @Property
    void aListNeverShowsWhatMayNotBeOpenedSaveToStructures(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());
        Assume.that(!(question.request().requester() instanceof Requester.Structure));

        assertThat(question.to(Action.LIST).permitted()
                        && !question.to(Action.READ).permitted())
                .isFalse();
    }

    @Property
    void contentIsNeverMoreOpenThanItsEntry(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());

        assertThat(question.to(Action.READ).permitted()
                        && !question.to(Action.LIST).permitted())
                .isFalse();
    }

    @Property
    void narrowLetsPassExactlyWhatDecidePermitsToList(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());

        assertThat(question.passesTheNarrowing())
                .isEqualTo(question.to(Action.LIST).permitted());
    }

    @Property
    void whereARecordLeavesNothingToItsAuthorNoDocumentIsListed(@ForAll Question question) {
        Assume.that(question.facts().document().isPresent());
        var overall = question.to(Action.LIST).ofTheRecord().decision();

        assertThat(question.to(Action.LIST).permitted() && !overall.leavesOwn()).isFalse();
    }

    /** Asked by person (what do they find in the list and open) and asked by document (who may open it), the answer is one relation. */
    @Property(tries = 2000)
    void whoCanSeeAndMayOpenAreInverse(
            @ForAll @Size(min = 1, max = 6) List<Question> people,
            @ForAll @Size(min = 1, max = 6) List<Question> papers) {
        var persons = IntStream.range(0, people.size()).boxed().toList();
        var documents = IntStream.range(0, papers.size())
                .filter(number -> papers.get(number).facts().document().isPresent())
                .boxed()
                .toList();
        var record = people.get(0).facts();

        var mayOpen = persons.stream()
                .flatMap(person -> documents.stream()
                        .map(document -> meeting(people.get(person), record, papers.get(document)))
                        .filter(meeting -> meeting.passesTheNarrowing() && !meeting.byAStructure())
                        .map(meeting -> List.of(person, meeting.document())))
                .collect(Collectors.toSet());
        var whoCanSee = documents.stream()
                .flatMap(document -> persons.stream()
                        .filter(person -> meeting(people.get(person), record, papers.get(document))
                                .to(Action.READ)
                                .permitted())
                        .map(person -> List.of(person, papers.get(document).document())))
                .collect(Collectors.toSet());

        assertThat(whoCanSee).isEqualTo(mayOpen);
    }

    /** This person with these ties before that document in one record. */
    private static Question meeting(Question person, Facts record, Question paper) {
        var facts = new Facts(
                record.subject(),
                record.state(),
                record.birthDate(),
                record.consents(),
                person.facts().ties(),
                paper.facts().document());
        return person.with(facts);
    }

    @Property(tries = 1000)
    void theOrderOfFactsDoesNotMatter(@ForAll Question question, @ForAll long seed) {
        var shuffled = question.rulebook().writtenInAnotherOrder(seed);
        var law = question.rulebook().law();

        assertThat(shuffled.decide(question.request(), question.facts())).isEqualTo(question.decision());
        assertThat(shuffled.narrow(question.request(), question.facts()))
                .isEqualTo(law.narrow(question.request(), question.facts()));
    }

    @Property(tries = 1000)
    void decideIsAPureFunctionOfItsArguments(@ForAll Question question, @ForAll List<Question> between) {
        var first = question.decision();
        between.forEach(Question::decision);

        assertThat(question.decision()).isEqualTo(first);
        assertThat(question.rulebook().written().decide(question.request(), question.facts()))
                .isEqualTo(first);
    }
}
