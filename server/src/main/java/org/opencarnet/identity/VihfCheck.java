package org.opencarnet.identity;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.w3c.dom.Element;

/** Proves the VIHF (SAML 2.0 assertion) with which a SOAP message says who sends it. */
public interface VihfCheck {

    /**
     * The one VIHF of a SOAP header, good for this once.
     *
     * @param client the certificate by which the sender is known to the connection, where there is one: it must be of the same person or
     *     structure
     * @throws FlawedVihf saying why it proves nobody
     */
    Vihf prove(Element header, Optional<X509Certificate> client);

    /** As above, over a connection that knows nobody. */
    default Vihf prove(Element header) {
        return prove(header, Optional.empty());
    }
}
