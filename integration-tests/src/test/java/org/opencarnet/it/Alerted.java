package org.opencarnet.it;

import com.fasterxml.jackson.databind.JsonNode;

/** Subscriptions of people and software. */
final class Alerted {

    private static final String ACTIVITY = "https://opencarnet.org/fhir/SubscriptionTopic/record-activity";
    private static final String DOCUMENTS = "https://opencarnet.org/fhir/SubscriptionTopic/documents";
    private static final String FILTER =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria";

    private Alerted() {}

    /** Of all in the own record, by mail. */
    static JsonNode mail(String address, String language) {
        return Fhir.read("""
                {"resourceType": "Subscription", "language": "%s", "status": "requested", "reason": "alertes",
                 "criteria": "%s", "channel": {"type": "email", "endpoint": "mailto:%s"}}
                """.formatted(language, ACTIVITY, address));
    }

    /** Of the documents of a patient, at an endpoint. */
    static JsonNode hook(String ins, String endpoint) {
        return Fhir.read("""
                {"resourceType": "Subscription", "status": "requested", "reason": "notifications", "criteria": "%s",
                 "_criteria": {"extension": [{"url": "%s", "valueString": "DocumentReference?patient.identifier=%s|%s"}]},
                 "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json"}}
                """.formatted(DOCUMENTS, FILTER, People.TEST_AUTHORITY, ins, endpoint));
    }

    static JsonNode code(String digits) {
        return Fhir.read("{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"code\", \"valueString\": \""
                + digits + "\"}]}");
    }
}
