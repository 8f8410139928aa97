package org.opencarnet.identity;

/** Why a credential proves nothing. */
public enum Flaw {
    /** No credential came with the request. */
    MISSING,
    /** More than one came. */
    SEVERAL,
    TOO_LARGE,
    /** Not a JSON Web Token, or not one that can be read. */
    UNREADABLE,
    /** Not signed, or by an algorithm that is not accepted. */
    ALGORITHM,
    /** Not an access token, such as an id token. */
    NOT_FOR_ACCESS,
    /** Bound to a key or certificate of the client, whose proof is not checked here. */
    BOUND,
    /** The signature is not by a key of the issuer. */
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    /** A claim is missing without which nobody is identified. */
    CLAIM_MISSING,
    /** A claim says what cannot be. */
    CLAIM_WRONG,
    /** Two claims contradict each other. */
    CONTRADICTION,
    /** Taken before, and good for once. */
    REPLAYED,
    /** The signer's certificate is not one that is trusted, or not for this. */
    CERTIFICATE,
    /** The issuer's keys cannot be had now: not the caller's fault. */
    KEYS_OUT_OF_REACH
}
