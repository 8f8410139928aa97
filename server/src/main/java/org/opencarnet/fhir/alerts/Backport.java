package org.opencarnet.fhir.alerts;

/** The names of the Subscriptions R5 Backport for R4 (hl7.fhir.uv.subscriptions-backport 1.1.0). */
final class Backport {

    private static final String DEFINITION = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    static final String SUBSCRIPTION = DEFINITION + "backport-subscription";
    static final String FILTER = DEFINITION + "backport-filter-criteria";
    static final String CONTENT = DEFINITION + "backport-payload-content";
    static final String HEARTBEAT = DEFINITION + "backport-heartbeat-period";
    static final String NOTIFICATION = DEFINITION + "backport-subscription-notification-r4";
    static final String STATUS = DEFINITION + "backport-subscription-status-r4";

    static final String STATUS_OPERATION =
            "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-status";
    static final String EVENTS_OPERATION =
            "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events";

    static final String ID_ONLY = "id-only";
    static final String EMPTY = "empty";

    private Backport() {}
}
