package org.opencarnet.probing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.sharing.Authorizations;

/** The people who try, each with what the law hides from them. */
final class Neighbours {

    private static final String TYPE = "60591-5";
    private static final String OTHER_TYPE = "34842-5";

    final Home home = new Home();

    private final Chance chance = home.chance;
    private final Hidden adult = home.record("adult", "27903", "1979-03-12");
    private final Hidden child = home.record("child", "11805", "2018-05-02");
    private final Hidden stranger = home.record("other", "15506", "1955-06-02");
    private final Hidden closed = home.record("closed", "26001", "1960-01-02");

    private final Hidden open = home.document("open", adult, Kind.plain("11505-5"));
    private final Hidden masked = home.document("masked", adult, Kind.secret(TYPE, "MASQUE_PS"));
    private final Hidden invisible = home.document("invisible", adult, Kind.secret(OTHER_TYPE, "INVISIBLE_PATIENT"));
    private final Hidden deleted = home.document("deleted", adult, Kind.secret("57055-6", ""));
    private final Hidden ofTheBlocked = home.document("of the blocked", adult, Kind.plain("57057-2"));
    private final Hidden childs = home.document("child's", child, Kind.plain("74207-2"));
    private final Hidden secret = home.document("secret", child, Kind.secret(TYPE, "INVISIBLE_REPRESENTANTS_LEGAUX"));
    private final Hidden shut = home.document("shut", closed, Kind.plain("78489-2"));

    private final Hidden folder = home.folder(masked);
    private final Hidden circle = home.circle(adult);
    private final Someone doctor = physician();
    private final Hidden consent;
    private final Hidden trace = home.trace(open);
    private final Hidden traceOfInvisible = home.trace(invisible);
    private final Hidden traceOfSecret = home.trace(secret);

    private final List<Seeker> all = new ArrayList<>();

    private static final class Shared {
        private static final Neighbours NEIGHBOURS = new Neighbours();
    }

    /** Those of all tests, before the server of all tests. */
    static Neighbours shared() {
        return Shared.NEIGHBOURS;
    }

    private Neighbours() {
        home.delete(deleted);
        consent = authorized(adult, doctor, Duration.ZERO);
        home.blocked(adult, ofTheBlocked.facts().get("author"));
        home.close(closed);
        strangers();
        halfway();
        withARightToSomething();
    }

    List<Seeker> all() {
        return all;
    }

    /** Somebody for whom a search finds something besides what is hidden from him. */
    Seeker doctor() {
        return named("authorized physician");
    }

    Seeker named(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whoever reads the whole of the adult's record that is not deleted or invisible to her. */
    Someone adult() {
        return Home.patient(adult);
    }

    Hidden open() {
        return open;
    }

    /** Without any tie to the people whose records these are. */
    private void strangers() {
        var everything = List.of(
                open, masked, invisible, deleted, ofTheBlocked, childs, secret, shut, folder, circle, consent, trace);
        add("stranger physician", physician(), everything);
        add("another patient", Home.patient(stranger), and(everything, named(adult)));
        add("representative of another", representative(stranger), and(everything, named(adult)));
        add("structure", Someone.structure("1" + chance.professional().substring(3), "Clinique"), everything);
        add("enrolment", Someone.enrolment(), everything);
        add("in an emergency without a reason", physician().purpose("bris_de_glace", ""), everything);
        add("regulation without entitlement", physician().purpose("centre_15", ""), everything);
    }

    /** With a tie that does not hold, or that holds of something else. */
    private void halfway() {
        var ofTheAdult = List.of(open, masked, invisible, deleted, ofTheBlocked, folder, circle, consent, trace);
        var late = physician();
        authorized(adult, late, Duration.ofDays(200));
        add("with an expired authorization", late, ofTheAdult);
        var withdrawn = physician();
        authorized(adult, withdrawn, Duration.ZERO);
        home.withdrawn(adult, id(withdrawn));
        add("with a withdrawn authorization", withdrawn, ofTheAdult);
        var ofHisOwn = ofTheAdult.stream()
                .map(one -> one == ofTheBlocked
                        ? one.soughtBy("author", one.facts().get("author"))
                                .soughtBy("family", one.facts().get("family"))
                        : one)
                .toList();
        add("blocked author", Home.author(ofTheBlocked.facts()), ofHisOwn);
        var forTheClosed = physician();
        authorized(closed, forTheClosed, Duration.ZERO);
        add("physician of a closed record", forTheClosed, and(ofTheAdult, shut));
        add("patient of a closed record", Home.patient(closed), and(ofTheAdult, shut));
    }

    /** Who sees something of the record, and must not see the rest. */
    private void withARightToSomething() {
        var optician = Someone.professional(chance.professional(), "Optique", "28");
        authorized(adult, optician, Duration.ZERO);
        add("optician", optician, List.of(open, masked, invisible, deleted, folder, consent));
        add("authorized physician", doctor, List.of(masked, deleted, folder, trace));
        add("patient", Home.patient(adult), List.of(invisible, deleted, traceOfInvisible));
        add("representative", representative(child), List.of(secret, traceOfSecret, open, masked, circle));
        add("author of what is deleted", Home.author(deleted.facts()), List.of(deleted, open, masked, circle));
    }

    private void add(String name, Someone who, List<Hidden> hidden) {
        all.add(new Seeker(name, who, soughtBy(who, hidden)));
    }

    /** Whoever comes with a patient's INS has a record of his own from which to reach out. */
    private static List<Hidden> soughtBy(Someone who, List<Hidden> hidden) {
        return who.claims().get("ins") instanceof Map<?, ?> ins
                ? hidden.stream()
                        .map(one -> one.soughtBy("own", ins.get("value").toString()))
                        .toList()
                : hidden;
    }

    /** A physician with the adult's consent, which a test ends. */
    Seeker authorizedForAWhile() {
        var physician = physician();
        authorized(adult, physician, Duration.ZERO);
        return new Seeker("authorized for a while", physician, List.of(open, masked, invisible, deleted));
    }

    void withdraw(Seeker seeker) {
        home.withdrawn(adult, id(seeker.someone()));
    }

    private static List<Hidden> and(List<Hidden> some, Hidden another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    /** A record as it is hidden from those to whom even that there is one must not be told. */
    private static Hidden named(Hidden record) {
        var facts = new HashMap<String, String>();
        Map.of("patient", "patientId", "ins", "insOfAnother", "phone", "phone", "surname", "surname", "city", "city")
                .forEach((fact, as) -> facts.put(as, record.facts().get(fact)));
        return new Hidden(record.name() + "'s record", facts, Set.of());
    }

    private Someone physician() {
        return Someone.professional(chance.professional(), chance.word(), "10");
    }

    private Someone representative(Hidden record) {
        return Someone.representative("REP-" + chance.word(), "Tutrice", Home.ins(record));
    }

    private Hidden authorized(Hidden record, Someone professional, Duration ago) {
        var who = new Authorizations.Professional(
                id(professional), professional.claims().get("name").toString());
        return home.authorized(record, who, Home.NOW.minus(ago));
    }

    private static String id(Someone professional) {
        return professional.claims().get("SubjectNameID").toString();
    }
}
