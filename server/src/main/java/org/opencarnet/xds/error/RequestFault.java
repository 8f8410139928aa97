package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What can be wrong with a request as such, or with us. */
public enum RequestFault implements Fault {
    /** An entry comes without its document. */
    DOCUMENT_MISSING("XDSMissingDocument"),
    /** A document comes without its entry. */
    METADATA_MISSING("XDSMissingDocumentMetadata"),
    /** A part of the message is no document's. */
    PART_UNREFERENCED("XDSMissingDocumentMetadata"),
    /** A document is not in the part that it points at. */
    PART_MISSING("XDSMissingDocument"),
    DOCUMENT_REPEATED("XDSRepositoryMetadataError"),
    /** On a secret connection nothing is fed that the legal representatives could see (EX_2.1-1050). */
    NOT_SECRET("XDSRegistryMetadataError"),

    REPOSITORY_UNKNOWN("XDSUnknownRepositoryId"),
    /** A repository that the operator has not declared (carnet.xds.external-repositories). */
    REPOSITORY_UNDECLARED("XDSUnknownRepositoryId"),
    NOTHING_ASKED(actor -> actor.code("Error")),
    TOO_MUCH_ASKED(actor -> actor.code("Error")),

    /** A service knows the message of another name. */
    OPERATION_UNKNOWN(actor -> actor.code("Error")),
    /** A service knows other values of this. */
    VALUE_UNKNOWN(actor -> actor.code("Error")),

    QUERY_UNKNOWN("XDSUnknownStoredQuery"),
    PARAMETER_MISSING("XDSStoredQueryMissingParam"),
    /** A parameter of which there is one at the most, or several of which only one may be there. */
    PARAMETER_SEVERAL("XDSStoredQueryParamNumber"),
    PARAMETER_MALFORMED(actor -> actor.code("Error")),
    /** More values than anybody needs. */
    PARAMETERS_TOO_MANY(actor -> actor.code("Error")),
    RETURN_TYPE(actor -> actor.code("Error")),
    TOO_MANY_RESULTS("XDSTooManyResults"),

    /** Storage cannot be reached or has no place; again, later. */
    OUT_OF_REACH(actor -> actor.code("Busy")),
    /** Nothing known; only the log tells more, under the request id. */
    UNEXPECTED(actor -> actor.code("Error"));

    private final Function<Actor, String> code;

    RequestFault(String code) {
        this(actor -> code);
    }

    RequestFault(Function<Actor, String> code) {
        this.code = code;
    }

    @Override
    public String code(Actor actor) {
        return code.apply(actor);
    }

    @Override
    public String text(Locale locale, List<String> details) {
        return Words.of(this, locale, details);
    }
}
