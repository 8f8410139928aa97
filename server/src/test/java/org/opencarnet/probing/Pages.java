package org.opencarnet.probing;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencarnet.identity.testing.Someone;

/** Further pages of the searches of somebody else, as the server itself names them. */
final class Pages {

    private static final String NIR = "urn:oid:1.2.250.1.213.1.4.8%7C";
    private static final Pattern NEXT = Pattern.compile("\"next\",\"url\":\"([^\"]+)\"");

    private Pages() {}

    /** The second pages of whoever may read the record of the adult. */
    static Stream<Probe> of(Neighbours neighbours) {
        var ins = neighbours.open().facts().get("ins");
        return Stream.of("DocumentReference", "List", "AuditEvent")
                .flatMap(type -> Stream.of("", "&_total=accurate", "&_elements=id")
                        .filter(more -> more.isEmpty() || !type.equals("AuditEvent"))
                        .map(more -> "/" + type + "?patient.identifier=" + NIR + ins + "&_count=1" + more))
                .map(search -> next(neighbours, search, neighbours.adult()));
    }

    /** The second page of a physician with the patient's consent, which then ends. */
    static Interrupted ofSomebodyWhoIsThenWithdrawn(Neighbours neighbours) {
        var seeker = neighbours.authorizedForAWhile();
        var search = "/DocumentReference?patient.identifier=" + NIR
                + neighbours.open().facts().get("ins") + "&_count=1";
        var next = next(neighbours, search, seeker.someone());
        neighbours.withdraw(seeker);
        return new Interrupted(seeker, next);
    }

    private static Probe next(Neighbours neighbours, String search, Someone who) {
        var page = neighbours.home.line.done(Probe.get(search), who.token());
        var next = NEXT.matcher(page);
        if (!next.find()) {
            throw new IllegalStateException("no second page: " + page);
        }
        return Probe.get(next.group(1).replace("\\u0026", "&"));
    }

    /** A search that was begun with a right and goes on without. */
    record Interrupted(Seeker seeker, Probe next) {}
}
