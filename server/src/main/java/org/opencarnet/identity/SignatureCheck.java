package org.opencarnet.identity;

import java.util.Map;

/** Proves a signature document (XAdES in the form of IHE DSG): a detached signature of a manifest that names documents with their digests. */
public interface SignatureCheck {

    /** Looks at such a document. */
    Proof prove(byte[] document);

    /** What a look at it came to. */
    sealed interface Proof {

        /**
         * Signed by whom the operator trusts.
         *
         * @param digests SHA-256, in lower-case hexadecimal digits, by the name (URI) of what was signed; empty for what has no bytes, as a submission set
         */
        record Signed(Map<String, String> digests) implements Proof {}

        /** Proves nothing. */
        record Flawed(Flaw flaw) implements Proof {}
    }
}
