package org.opencarnet.it;

import java.math.BigInteger;
import java.util.Map;

/** One of the servers over one database, and the people before it. */
record FreshNode(Neighbourhood server, Fhir author, Fhir reader, Fhir enrolment) {

    /** PS_IdNat of the reader. */
    static final String READERS_ID = "899700990049";

    private static final String READER = "dr-fontaine";
    private static final BigInteger KEYS = BigInteger.valueOf(97);
    private static final String PATIENT = """
            {"resourceType":"Patient",
             "extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
               "extension":[{"url":"identityStatus","valueCoding":
                 {"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445","code":"VALI"}}]}],
             "identifier":[{"use":"official","system":"%s","value":"%s"}],
             "name":[{"use":"official","family":"LEFEBVRE","given":["Sophie"]}],
             "gender":"female","birthDate":"1979-03-12"}""";

    static FreshNode started(String... arguments) {
        var server = Neighbourhood.started(arguments);
        return new FreshNode(
                server, Fhir.as(server, "dr-martin"), Fhir.as(server, READER), Fhir.as(server, "service-enrolement"));
    }

    /** An INS for each number, with its key. */
    static String ins(long number) {
        var thirteen = "2" + "%012d".formatted(790_000_000_000L + number);
        return thirteen
                + "%02d"
                        .formatted(KEYS.subtract(new BigInteger(thirteen).mod(KEYS))
                                .intValue());
    }

    /** Opens a record; its id. */
    String enrol(String ins) {
        var answer = enrolment.post("Patient", Fhir.read(PATIENT.formatted(People.TEST_AUTHORITY, ins)));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json().path("id").asText();
    }

    Fhir patient(String ins) {
        return Fhir.as(server, "mme-durand", Map.of("id", ins));
    }
}
