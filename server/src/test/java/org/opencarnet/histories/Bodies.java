package org.opencarnet.histories;

import java.util.UUID;
import org.opencarnet.histories.Step.Who;
import org.opencarnet.record.Ins;

/** What is sent, in JSON. */
final class Bodies {

    static final String NOTHING = "{\"resourceType\":\"Parameters\"}";
    static final String OID = "urn:oid:1.2.250.1.213.1.4.10";

    private static final String ARCHIVED =
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";

    private Bodies() {}

    static String patient(Ins ins) {
        return """
                {"resourceType":"Patient",
                 "extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
                   "extension":[{"url":"identityStatus","valueCoding":
                     {"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445","code":"VALI"}}]}],
                 "identifier":[{"use":"official","system":"%s","value":"%s"}],
                 "name":[{"use":"official","family":"LEFEBVRE","given":["Sophie"]}],
                 "gender":"female","birthDate":"1979-03-12"}""".formatted(OID, ins.matricule());
    }

    /** A professional who declares his own consent names nobody. */
    static String consent(Ins patient, String type, Who who, String doctor) {
        var actor = """
                ,"actor":[{"role":{"coding":[{"code":"IRCP"}]},"reference":
                  {"display":"X","identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]""".formatted(doctor);
        return """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}},
                 "provision":{"type":"%s"%s}}""".formatted(OID, patient.matricule(), type, actor);
    }

    static String document(Ins patient, String author, String type, String rest) {
        return """
                {"resourceType":"DocumentReference",
                 "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"},
                 "status":"current","type":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                 "subject":{"identifier":{"system":"%s","value":"%s"}},
                 "author":[{"identifier":{"system":"https://rpps.esante.gouv.fr","value":"%s"}}],
                 "custodian":{"identifier":{"system":"https://finess.esante.gouv.fr","value":"750803447"}},
                 %s}""".formatted(UUID.randomUUID(), type, OID, patient.matricule(), author, rest);
    }

    static String labelled(String labels) {
        return "\"securityLabel\":" + labels + ",";
    }

    static String content(String base64) {
        return """
                "content":[{"attachment":{"contentType":"text/plain","data":"%s","title":"Texte"}}]""".formatted(base64);
    }

    static String replacing(String id) {
        return """
                "relatesTo":[{"code":"replaces","target":{"reference":"DocumentReference/%s"}}],""".formatted(id);
    }

    static String labels(boolean masked, boolean hidden) {
        var normal = """
                {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N"}]}""";
        return "[" + normal + (masked ? label("MASQUE_PS") : "") + (hidden ? label("INVISIBLE_PATIENT") : "") + "]";
    }

    private static String label(String code) {
        return ",{\"coding\":[{\"code\":\"" + code + "\"}]}";
    }

    static String archived() {
        return isArchived(true);
    }

    /** Current again: asked in vain of what was replaced, where "not archived" alone would ask for nothing. */
    static String unarchived() {
        return isArchived(false) + ", {\"op\":\"replace\",\"path\":\"/status\",\"value\":\"current\"}";
    }

    private static String isArchived(boolean is) {
        return """
                {"op":"add","path":"/extension","value":[{"url":"%s","valueBoolean":%s}]}""".formatted(ARCHIVED, is);
    }
}
