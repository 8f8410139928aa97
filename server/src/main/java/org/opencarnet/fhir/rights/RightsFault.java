package org.opencarnet.fhir.rights;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.opencarnet.fhir.error.ListedFault;

/** What is wrong with a Patient, a Consent or another resource of rights that was sent. */
enum RightsFault implements ListedFault {
    INS_MISSING(IssueType.REQUIRED),
    INS_SEVERAL(IssueType.BUSINESSRULE),
    INS_SHAPE(IssueType.VALUE),
    INS_KEY(IssueType.VALUE),
    IDENTITY_NOT_QUALIFIED(IssueType.BUSINESSRULE),
    BIRTH_DATE_MISSING(IssueType.REQUIRED),
    BIRTH_DATE_INCOMPLETE(IssueType.VALUE),
    BIRTH_DATE_IN_FUTURE(IssueType.VALUE),
    OFFICIAL_NAME_MISSING(IssueType.REQUIRED),
    OFFICIAL_NAME_SEVERAL(IssueType.BUSINESSRULE),
    OFFICIAL_NAME_INCOMPLETE(IssueType.REQUIRED),
    GENDER_NOT_OF_INS(IssueType.VALUE),
    PATIENT_NOT_NAMED(IssueType.REQUIRED),
    CONSENT_STATUS(IssueType.VALUE),
    PROVISION_MISSING(IssueType.REQUIRED),
    PROVISION_TOO_FINE(IssueType.NOTSUPPORTED),
    ACTOR_MISSING(IssueType.REQUIRED),
    ACTOR_NOT_A_PROFESSIONAL(IssueType.VALUE),
    ACTOR_SEVERAL(IssueType.NOTSUPPORTED),
    PURPOSE_UNKNOWN(IssueType.NOTSUPPORTED),
    PURPOSE_WITH_ACTOR(IssueType.BUSINESSRULE),
    EVENT_INCOMPLETE(IssueType.REQUIRED),
    EVENT_IN_FUTURE(IssueType.VALUE),
    EVENT_SEVERAL(IssueType.NOTSUPPORTED),
    EVENT_NOT_OWN(IssueType.BUSINESSRULE),
    EVENT_TOO_LONG(IssueType.TOOLONG),
    BATCH_ENTRY(IssueType.NOTSUPPORTED),
    ROLE_UNKNOWN(IssueType.VALUE),
    STANDING_CONSENT_NOT_ENDED(IssueType.BUSINESSRULE),
    ONLY_TO_INACTIVE(IssueType.BUSINESSRULE),
    PATCH_UNREADABLE(400, IssueType.STRUCTURE),
    TRAIT_SEARCH_CLOSED(403, IssueType.FORBIDDEN);

    private static final int UNPROCESSABLE = 422;

    private final int status;
    private final IssueType type;

    RightsFault(IssueType type) {
        this(UNPROCESSABLE, type);
    }

    RightsFault(int status, IssueType type) {
        this.status = status;
        this.type = type;
    }

    @Override
    public IssueType type() {
        return type;
    }

    @Override
    public int status() {
        return status;
    }
}
