package org.opencarnet.it;

import java.util.Map;

/** The personas of the demo that the tests speak for. */
final class People {

    static final String MME_DURAND = "282046938390521";
    static final String TEST_AUTHORITY = "urn:oid:1.2.250.1.213.1.4.10";
    static final Submission.Author DR_MARTIN = new Submission.Author("899700990015", "MARTIN", "Claire");

    private final Neighbourhood neighbourhood = Neighbourhood.running();

    Fhir as(String persona) {
        return Fhir.as(neighbourhood, persona);
    }

    Fhir as(String persona, Map<String, String> overrides) {
        return Fhir.as(neighbourhood, persona, overrides);
    }

    /** The search parameter that names the patient. */
    static String patient(String ins) {
        return "patient.identifier=" + Fhir.encoded(TEST_AUTHORITY + "|" + ins);
    }

    /** The professional declares that the patient consents (TD0.3). */
    static Fhir.Answer declareConsent(Fhir professional, String ins) {
        var consent = Fhir.JSON.createObjectNode().put("resourceType", "Consent");
        consent.putObject("patient")
                .putObject("identifier")
                .put("system", TEST_AUTHORITY)
                .put("value", ins);
        consent.putObject("provision").put("type", "permit");
        return professional.post("Consent", consent);
    }
}
