package org.opencarnet.fhir.error;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Why nobody was let in; the words are identity's, as the argument. */
public enum CredentialFault implements ListedFault {
    /** There is none, or it proves nothing. */
    CREDENTIAL_REFUSED(401, IssueType.LOGIN),
    /** It cannot be checked now. */
    CREDENTIAL_UNCHECKED(503, IssueType.TRANSIENT);

    private final int status;
    private final IssueType type;

    CredentialFault(int status, IssueType type) {
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
