package org.opencarnet.fhir.alerts;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.opencarnet.fhir.error.ListedFault;

/** What is wrong with a Subscription that was sent. */
enum AlertFault implements ListedFault {
    TOPIC_UNKNOWN(IssueType.NOTSUPPORTED),
    FILTER_NOT_SERVED(IssueType.NOTSUPPORTED),
    FILTER_WITHOUT_PATIENT(IssueType.REQUIRED),
    FILTER_WITH_PATIENT(IssueType.BUSINESSRULE),
    CHANNEL_NOT_SERVED(IssueType.NOTSUPPORTED),
    CHANNEL_ENDPOINT(IssueType.VALUE),
    CHANNEL_HEADER(IssueType.NOTSUPPORTED),
    CHANNEL_PAYLOAD(IssueType.NOTSUPPORTED),
    CHANNEL_HEARTBEAT(IssueType.VALUE),
    SUBSCRIPTION_STATUS(IssueType.VALUE),
    SUBSCRIPTION_END(IssueType.VALUE),
    CODE_MISSING(IssueType.REQUIRED);

    private static final int UNPROCESSABLE = 422;

    private final IssueType type;

    AlertFault(IssueType type) {
        this.type = type;
    }

    @Override
    public IssueType type() {
        return type;
    }

    @Override
    public int status() {
        return UNPROCESSABLE;
    }
}
