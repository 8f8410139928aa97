package org.opencarnet.demo.conformance;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.Credential;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.Tokenless;
import org.opencarnet.identity.Vihf;
import org.opencarnet.identity.VihfCheck;
import org.w3c.dom.Element;

/** Takes messages without a VIHF, and requests to the FHIR face without a credential, as a conformance tool's. What is flawed stays refused. */
final class Testers implements VihfCheck, Tokenless {

    private static final String FHIR = "/fhir";
    private static final Credential TESTER =
            new Credential(new Requester.Tester("conformance-tester", "Conformance tester"), Purpose.NORMAL);

    private final VihfCheck vihfs;

    /** Beside those whom {@code vihfs} proves. */
    Testers(VihfCheck vihfs) {
        this.vihfs = vihfs;
    }

    @Override
    public Vihf prove(Element header, Optional<X509Certificate> client) {
        try {
            return vihfs.prove(header, client);
        } catch (FlawedVihf flawed) {
            if (flawed.flaw() != Flaw.MISSING) {
                throw flawed;
            }
            return new Vihf(TESTER, Vihf.Mode.DIRECTE, Optional.empty(), Optional.empty(), false);
        }
    }

    @Override
    public Optional<Credential> credential(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals(FHIR) || path.startsWith(FHIR + "/") ? Optional.of(TESTER) : Optional.empty();
    }
}
