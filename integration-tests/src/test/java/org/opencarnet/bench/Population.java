package org.opencarnet.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whom and what a store holds that requests may be about.
 *
 * @param read patients with fifty documents each, which nobody adds to
 * @param fed patients who are fed
 * @param small documents of 5 kB
 * @param large documents of 1 MB
 */
record Population(List<Person> read, List<Person> fed, List<Stored> small, List<Stored> large) {

    /** How many documents each of those has who are read. */
    static final int DOCUMENTS = 50;

    private static final int FED = 100;
    private static final int FIRST_FED = 900_000;

    /** A patient, under the id that the server gave. */
    record Person(String id, String ins) {}

    /** A document, under the path of its bytes, with their checksum. */
    record Stored(String path, long checksum) {}

    Population {
        read = List.copyOf(read);
        fed = List.copyOf(fed);
        small = List.copyOf(small);
        large = List.copyOf(large);
    }

    /** The same with other people to read. */
    Population reading(List<Person> others) {
        return new Population(others, fed, small, large);
    }

    /** Fills an empty store through the server's own interface until those who are read have so many documents in all. */
    static Population fill(Contender contender, int documents) {
        var fed = people(contender, FIRST_FED, FED);
        var small = stored(contender, fed, Papers.several(200, Papers.SMALL));
        var large = stored(contender, fed, Papers.several(20, Papers.LARGE));
        return new Population(List.of(), fed, small, large).reading(grow(contender, 0, documents / DOCUMENTS));
    }

    /** More people who are read, from this serial number on. */
    static List<Person> grow(Contender contender, int first, int number) {
        var people = people(contender, first, number);
        var bundles = people.stream()
                .flatMap(person -> IntStream.range(0, DOCUMENTS / 10).mapToObj(any -> person))
                .toList();
        Load.all(contender, bundles, person -> Calls.provide(contender, person, 10));
        return people;
    }

    private static List<Person> people(Contender contender, int first, int number) {
        var serials = IntStream.range(first, first + number).boxed().toList();
        var answers = Load.all(contender, serials, serial -> Calls.enrol(contender, Papers.ins(serial)));
        var people = IntStream.range(0, number)
                .mapToObj(i -> new Person(Calls.id(answers.get(i)), Papers.ins(serials.get(i))))
                .toList();
        Load.all(contender, people, person -> Calls.consent(contender, person));
        return people;
    }

    private static List<Stored> stored(Contender contender, List<Person> people, List<byte[]> papers) {
        var numbers = IntStream.range(0, papers.size()).boxed().toList();
        var answers = Load.all(
                contender,
                numbers,
                i -> Calls.provide(contender, people.get(i % people.size()), List.of(papers.get(i))));
        return numbers.stream()
                .map(i -> new Stored(Calls.binary(answers.get(i)), Papers.checksum(papers.get(i))))
                .toList();
    }
}
