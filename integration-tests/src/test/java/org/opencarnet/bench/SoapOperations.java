package org.opencarnet.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.opencarnet.bench.Calls.Call;
import org.opencarnet.bench.Envelopes.Letter;
import org.opencarnet.bench.Population.Person;
import org.opencarnet.bench.Wire.Answer;

/** The requests over SOAP, each under a VIHF of its own. */
final class SoapOperations {

    private static final String AUTHOR = "dr-martin";
    private static final String READER = "dr-petit";
    private static final String SUCCESS = "ResponseStatusType:Success";
    /** Stands once in each entry: its class. */
    private static final String ENTRY = "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a";

    private static final int STORED = 200;
    private static final int LARGER = 100_000;

    private SoapOperations() {}

    /** Of this server, to which documents are fed first that can be retrieved. */
    static List<Operation> of(Contender contender) {
        var fed = contender.population().fed();
        var numbers = IntStream.range(0, STORED).boxed().toList();
        var stored = numbers.stream()
                .map(i -> Letter.to(fed.get(i % fed.size()).ins(), Papers.SMALL))
                .toList();
        Load.all(
                contender,
                stored,
                letter -> provide(
                        contender, new Vihfs.Signed<>(letter, contender.server().vihf(AUTHOR, letter.ins()))));
        return List.of(
                find(),
                retrieve(stored),
                provide("ITI-41, a document of 5 kB", Papers.SMALL),
                provide("ITI-41, a document of 100 kB", LARGER));
    }

    private static Operation find() {
        var vihfs = new Vihfs<>(
                READER, to -> to.population().read().stream().map(Person::ins).toList(), ins -> ins);
        return new Operation("ITI-18 FindDocuments, 50 documents", to -> find(to, vihfs.next(to)), vihfs::prepare);
    }

    private static Operation retrieve(List<Letter> stored) {
        var vihfs = new Vihfs<Letter>(READER, to -> stored, Letter::ins);
        return new Operation("ITI-43, 5 kB", to -> retrieve(to, vihfs.next(to)), vihfs::prepare);
    }

    private static Operation provide(String name, int size) {
        var vihfs = new Vihfs<>(
                AUTHOR, to -> to.population().fed().stream().map(Person::ins).toList(), ins -> ins);
        return new Operation(
                name,
                to -> {
                    var signed = vihfs.next(to);
                    return provide(to, new Vihfs.Signed<>(Letter.to(signed.subject(), size), signed.header()));
                },
                vihfs::prepare);
    }

    private static Call find(Contender to, Vihfs.Signed<String> of) {
        return new Call(
                to.soap("iti18", Envelopes.PLAIN, Envelopes.find(of)),
                answer -> isSuccess(answer) && answer.count(ENTRY) == Population.DOCUMENTS);
    }

    private static Call provide(Contender to, Vihfs.Signed<Letter> of) {
        return new Call(to.soap("iti41", Envelopes.MTOM, Envelopes.provide(of)), SoapOperations::isSuccess);
    }

    /** Byte for byte. */
    private static Call retrieve(Contender to, Vihfs.Signed<Letter> of) {
        var bytes = new String(of.subject().bytes(), StandardCharsets.ISO_8859_1);
        return new Call(
                to.soap("iti43", Envelopes.PLAIN, Envelopes.retrieve(of)),
                answer -> isSuccess(answer) && answer.count(bytes) == 1);
    }

    private static boolean isSuccess(Answer answer) {
        return answer.status() == 200 && answer.count(SUCCESS) == 1;
    }
}
