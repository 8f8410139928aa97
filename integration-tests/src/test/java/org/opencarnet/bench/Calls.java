package org.opencarnet.bench;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opencarnet.bench.Population.Person;
import org.opencarnet.bench.Population.Stored;
import org.opencarnet.bench.Wire.Answer;

/** The requests of the bench, each with what a right answer to it is. */
final class Calls {

    private static final String ENROLMENT = "service-enrolement";
    private static final String AUTHOR = "dr-martin";
    private static final String READER = "dr-petit";
    private static final String JSON = "application/fhir+json";
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern BINARY = Pattern.compile("(Binary/[^/\"]+)");

    private Calls() {}

    /** A request and the test of its answer. */
    record Call(byte[] request, Predicate<Answer> right) {}

    static Call enrol(Contender contender, String ins) {
        return new Call(contender.post(ENROLMENT, "/Patient", Papers.patient(ins)), answer -> answer.status() == 201);
    }

    static Call consent(Contender contender, Person person) {
        return new Call(contender.post(READER, "/Consent", Papers.consent(person)), answer -> answer.status() == 201);
    }

    /** ITI-65, with as many documents of 5 kB. */
    static Call provide(Contender contender, Person person, int documents) {
        return provide(contender, person, Papers.several(documents, Papers.SMALL));
    }

    /** ITI-65; the submission set, each document and its bytes are there afterwards. */
    static Call provide(Contender contender, Person person, List<byte[]> contents) {
        var created = 1 + 2 * contents.size();
        return new Call(
                contender.post(AUTHOR, "", Papers.bundle(person, contents)),
                answer -> answer.status() == 200 && answer.count("201 Created") == created);
    }

    /** ITI-105. */
    static Call publish(Contender contender, Person person) {
        var paper = Papers.inline(person, Papers.several(1, Papers.SMALL).get(0));
        return new Call(contender.post(AUTHOR, "/DocumentReference", paper), answer -> answer.status() == 201);
    }

    /** ITI-67: all that is current, on one page. */
    static Call find(Contender contender, Person person) {
        var path = "/DocumentReference?patient=" + person.id() + "&status=current&_count=" + Population.DOCUMENTS;
        return new Call(
                contender.get(READER, path, JSON),
                answer -> answer.status() == 200 && answer.count("\"fullUrl\"") == Population.DOCUMENTS);
    }

    /** ITI-68, byte for byte. */
    static Call retrieve(Contender contender, Stored stored) {
        return new Call(
                contender.get(READER, "/" + stored.path(), "application/pdf"),
                answer -> answer.status() == 200 && Papers.checksum(answer.body()) == stored.checksum());
    }

    static Call identify(Contender contender, Person person) {
        var path = "/Patient?identifier=" + Papers.INS_SYSTEM + "%7C" + person.ins();
        return new Call(
                contender.get(READER, path, JSON),
                answer -> answer.status() == 200 && answer.count("\"fullUrl\"") == 1 && answer.count(person.ins()) > 0);
    }

    /** The id of the resource in an answer. */
    static String id(Answer answer) {
        return first(ID, answer);
    }

    /** The path of the first Binary in the answer to a bundle. */
    static String binary(Answer answer) {
        return first(BINARY, answer);
    }

    private static String first(Pattern pattern, Answer answer) {
        var found = pattern.matcher(answer.text());
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + answer.text());
        }
        return found.group(1);
    }
}
