package org.opencarnet.xds.soap;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/** What is wrong with a message before, or instead of, being a request: each a SOAP fault. */
enum SoapFlaw {
    /** Neither application/soap+xml nor multipart/related. */
    MEDIA_TYPE,
    /** Compressed. */
    ENCODING,
    /** No well-formed XML, or with a document type. */
    MALFORMED,
    /** Beyond a limit: depth, number or length of what is in it. */
    TOO_LARGE,
    /** Not of SOAP 1.2. */
    VERSION(Soap12.getInstance().getVersionMismatch()),
    /** A header that must be understood is not. */
    HEADER(Soap12.getInstance().getMustUnderstand()),
    /** Not a message of this transaction. */
    OTHER_MESSAGE,
    /** A MIME part breaks off, or the last boundary is not there. */
    BROKEN_OFF,
    /** The answer is wanted elsewhere than on this connection. */
    REPLY_ELSEWHERE(new QName("http://www.w3.org/2005/08/addressing", "OnlyAnonymousAddressSupported"), true),
    /** The VIHF names no patient, and the transaction is about one. */
    NO_PATIENT(WsseCodes.of("InvalidSecurityToken"), true),
    /** The VIHF names another patient than the message. */
    OTHER_PATIENT(WsseCodes.of("FailedAuthentication"), true),
    /** Nothing known; only the log tells more, under the request id. */
    UNEXPECTED(Soap12.getInstance().getReceiver());

    private static final String WORDS = SoapFlaw.class.getPackageName() + ".flaws";

    private final QName code;
    private final Optional<QName> subcode;

    SoapFlaw() {
        this(Soap12.getInstance().getSender());
    }

    SoapFlaw(QName code) {
        this.code = code;
        this.subcode = Optional.empty();
    }

    SoapFlaw(QName subcode, boolean ofTheSender) {
        this.code = ofTheSender
                ? Soap12.getInstance().getSender()
                : Soap12.getInstance().getReceiver();
        this.subcode = Optional.of(subcode);
    }

    /** The fault, in words for people. */
    SoapFault fault(Locale language) {
        var text = ResourceBundle.getBundle(WORDS, language).getString(name());
        return told(text, code, subcode, language);
    }

    static SoapFault told(String text, QName code, Optional<QName> subcode, Locale language) {
        var fault = new Told(text, code);
        subcode.ifPresent(fault::addSubCode);
        fault.setLang(language.getLanguage());
        return fault;
    }

    /** A fault in our own words. */
    static final class Told extends SoapFault {

        private static final long serialVersionUID = 1L;

        Told(String text, QName code) {
            super(text, code);
        }

        /** An ordinary ending; nobody looks where it was thrown. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
