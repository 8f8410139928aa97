package org.opencarnet.xds.soap;

import javax.xml.namespace.QName;
import org.opencarnet.identity.Flaw;

/** What WS-Security 1.1.1 (section 12) calls the flaws of a credential. */
final class WsseCodes {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private WsseCodes() {}

    static QName of(String code) {
        return new QName(WSSE, code, "wsse");
    }

    static QName of(Flaw flaw) {
        return of(
                switch (flaw) {
                    case MISSING, SEVERAL, TOO_LARGE, UNREADABLE -> "InvalidSecurity";
                    case ALGORITHM -> "UnsupportedAlgorithm";
                    case SIGNATURE -> "FailedCheck";
                    case EXPIRED, NOT_YET_VALID -> "MessageExpired";
                    case NOT_FOR_ACCESS, BOUND, CLAIM_MISSING, CLAIM_WRONG, REPLAYED -> "InvalidSecurityToken";
                    case ISSUER, AUDIENCE, CERTIFICATE, CONTRADICTION -> "FailedAuthentication";
                    case KEYS_OUT_OF_REACH -> "SecurityTokenUnavailable";
                });
    }
}
