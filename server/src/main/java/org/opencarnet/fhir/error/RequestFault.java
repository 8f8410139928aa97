package org.opencarnet.fhir.error;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What is wrong with a request before any use case has seen it. */
public enum RequestFault implements ListedFault {
    /** No credential, or one that does not hold. */
    NOT_AUTHENTICATED(401, IssueType.LOGIN),
    UNKNOWN_TYPE(404, IssueType.NOTSUPPORTED),
    UNKNOWN_OPERATION(404, IssueType.NOTSUPPORTED),
    UNKNOWN_PATH(404, IssueType.NOTFOUND),
    METHOD_NOT_ALLOWED(405, IssueType.NOTSUPPORTED),
    NOT_ACCEPTABLE(406, IssueType.NOTSUPPORTED),
    RANGE_NOT_SATISFIABLE(416, IssueType.VALUE),
    BODY_TOO_LARGE(413, IssueType.TOOLONG),
    MEDIA_TYPE_NOT_SUPPORTED(415, IssueType.NOTSUPPORTED),
    ENCODING_NOT_SUPPORTED(415, IssueType.NOTSUPPORTED),
    BODY_MISSING(400, IssueType.REQUIRED),
    BODY_MALFORMED(400, IssueType.STRUCTURE),
    BODY_TOO_DEEP(400, IssueType.STRUCTURE),
    /** A document type declaration, whatever it declares. */
    DTD_REFUSED(400, IssueType.STRUCTURE),
    UNKNOWN_ELEMENT(400, IssueType.STRUCTURE),
    INVALID_VALUE(400, IssueType.VALUE),
    BAD_REQUEST(400, IssueType.INVALID),
    PARAMETER_UNKNOWN(400, IssueType.NOTSUPPORTED),
    PARAMETER_IGNORED(200, IssueType.NOTSUPPORTED),
    PARAMETER_REFUSED(400, IssueType.NOTSUPPORTED),
    PARAMETER_INVALID(400, IssueType.VALUE),
    PARAMETER_MISSING(400, IssueType.REQUIRED),
    PATCH_MALFORMED(400, IssueType.STRUCTURE),
    /** What the patch aims at is not there, or is not what the patch tests for. */
    PATCH_FAILED(422, IssueType.PROCESSING),
    /** The patch would leave something that FHIR or we know no meaning of. */
    PATCH_VALUE(422, IssueType.VALUE),
    ELEMENT_NOT_CHANGEABLE(405, IssueType.NOTSUPPORTED),
    /** A profile that {@code $validate} is to compare with. */
    PROFILE_UNKNOWN(422, IssueType.NOTSUPPORTED),
    /** As much of this is done as can be; again, later. */
    BUSY(503, IssueType.THROTTLED),
    /** Storage cannot be reached or has no place; again, later. */
    OUT_OF_REACH(503, IssueType.TRANSIENT),
    /** Nothing known; only the log tells more, under the request id. */
    UNEXPECTED(500, IssueType.EXCEPTION);

    private final int status;
    private final IssueType type;

    RequestFault(int status, IssueType type) {
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
