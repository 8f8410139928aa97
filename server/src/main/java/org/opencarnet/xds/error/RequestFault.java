package org.opencarnet.xds.error;

/** What can be wrong with a request as such, or with us. */
public enum RequestFault implements Worded {
    /** An entry comes without its document. */
    DOCUMENT_MISSING("XDSMissingDocument"),
    /** A document comes without its entry. */
    METADATA_MISSING("XDSMissingDocumentMetadata"),
    /** A part of the message is no document's. */
    PART_UNREFERENCED("XDSMissingDocumentMetadata"),
    /** A document is not in the part that it points at. */
    PART_MISSING("XDSMissingDocument"),
    /** A signature proves nothing. */
    SIGNATURE_FLAWED("InvalidDocumentContent"),
    /** A document, or the set, is not among what was signed, or not with these bytes. */
    SIGNED_OTHERWISE("InvalidDocumentContent"),
    /** A signature of the whole set names what is not in it. */
    SIGNED_BEYOND("InvalidDocumentContent"),
    DOCUMENT_REPEATED("XDSRepositoryMetadataError"),
    /** On a secret connection nothing is fed that the legal representatives could see (EX_2.1-1050). */
    NOT_SECRET("XDSRegistryMetadataError"),

    REPOSITORY_UNKNOWN("XDSUnknownRepositoryId"),
    /** A repository that the operator has not declared (carnet.xds.external-repositories). */
    REPOSITORY_UNDECLARED("XDSUnknownRepositoryId"),
    NOTHING_ASKED(Actor.ERROR),
    TOO_MUCH_ASKED(Actor.ERROR),

    /** A service knows the message of another name. */
    OPERATION_UNKNOWN(Actor.ERROR),
    /** A service knows other values of this. */
    VALUE_UNKNOWN(Actor.ERROR),

    QUERY_UNKNOWN("XDSUnknownStoredQuery"),
    PARAMETER_MISSING("XDSStoredQueryMissingParam"),
    /** A parameter of which there is one at the most, or several of which only one may be there. */
    PARAMETER_SEVERAL("XDSStoredQueryParamNumber"),
    PARAMETER_MALFORMED(Actor.ERROR),
    /** More values than anybody needs. */
    PARAMETERS_TOO_MANY(Actor.ERROR),
    RETURN_TYPE(Actor.ERROR),
    TOO_MANY_RESULTS("XDSTooManyResults"),

    /** Storage cannot be reached or has no place; again, later. */
    OUT_OF_REACH("XDS%sBusy"),
    /** Nothing known; only the log tells more, under the request id. */
    UNEXPECTED(Actor.ERROR);

    private final String code;

    RequestFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
