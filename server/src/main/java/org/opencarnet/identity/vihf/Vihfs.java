package org.opencarnet.identity.vihf;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.Vihf;
import org.opencarnet.identity.VihfCheck;
import org.w3c.dom.Element;

/**
 * Proves VIHF (SAML 2.0 in WS-Security): of the right form, signed by a certificate that the operator trusts and that the issuer names,
 * now, for this server, and for the first time. Times are the system's.
 */
final class Vihfs implements VihfCheck {

    private static final String OU = "OU";

    private final Supplier<TrustedCertificates> trusted;
    private final Terms terms;
    private final Clock clock;
    private final Replays replays = new Replays();

    /**
     * What is asked of an assertion's times and audience.
     *
     * @param skew by how much the issuer's clock may differ
     * @param longest how long an assertion lives from its issue, whatever it says
     * @param audience names of this server; an assertion that is restricted must name one
     */
    record Terms(Duration skew, Duration longest, Set<String> audience) {}

    /** Trust is asked for at each proof. */
    Vihfs(Supplier<TrustedCertificates> trusted, Terms terms, Clock clock) {
        this.trusted = trusted;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Vihf prove(Element header, Optional<X509Certificate> client) {
        var now = clock.instant();
        var assertion = only(header);
        Saml.check(assertion);
        var proven = SignedAssertion.verified(assertion);
        trusted.get().check(proven.signer(), now);
        var said = new Statement(proven.assertion());
        if (!same(said.issuer(), proven.signer().getSubjectX500Principal())) {
            throw new FlawedVihf(Flaw.ISSUER);
        }
        var until = timely(said, now);
        var vihf = Reading.of(said);
        if (!fits(vihf, proven.signer())) {
            throw new FlawedVihf(
                    Flaw.CONTRADICTION, vihf.mode() == Vihf.Mode.DIRECTE ? "NameID" : "Identifiant_Structure");
        }
        if (client.isPresent() && !fits(vihf, client.get())) {
            throw new FlawedVihf(Flaw.CONTRADICTION, "TLS");
        }
        if (!replays.first(said.issuer(), said.id(), until, now)) {
            throw new FlawedVihf(Flaw.REPLAYED);
        }
        return vihf;
    }

    private static Element only(Element header) {
        var assertions = Xml.all(header)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element ->
                        element.getLocalName() != null && element.getLocalName().endsWith("Assertion"))
                .toList();
        if (assertions.size() > 1) {
            throw new FlawedVihf(Flaw.SEVERAL, "Assertion");
        }
        return assertions.stream()
                .filter(element -> Xml.is(element, Saml.ASSERTION, "Assertion"))
                .findFirst()
                .orElseThrow(() -> new FlawedVihf(Flaw.MISSING));
    }

    /** Until when it would be taken. */
    private Instant timely(Statement said, Instant now) {
        var latest = now.plus(terms.skew());
        if (said.issued().isAfter(latest)
                || said.authenticated().isAfter(latest)
                || said.notBefore().filter(latest::isBefore).isPresent()) {
            throw new FlawedVihf(Flaw.NOT_YET_VALID);
        }
        var ends = said.issued().plus(terms.longest());
        var until = said.notOnOrAfter().filter(ends::isAfter).orElse(ends).plus(terms.skew());
        if (!now.isBefore(until)) {
            throw new FlawedVihf(Flaw.EXPIRED);
        }
        var audience = said.audience();
        if (!audience.isEmpty() && audience.stream().noneMatch(terms.audience()::contains)) {
            throw new FlawedVihf(Flaw.AUDIENCE);
        }
        return until;
    }

    /** A structure's certificate speaks for that structure; a person's card for that person. */
    private static boolean fits(Vihf vihf, X509Certificate certificate) {
        var names = CertificateNames.of(certificate.getSubjectX500Principal());
        return vihf.mode() == Vihf.Mode.DIRECTE
                ? names.has("CN", vihf.credential().requester().id())
                : vihf.structure().filter(structure -> names.has(OU, structure)).isPresent();
    }

    /** One name, however it is written (RFC 2253). */
    private static boolean same(String issuer, X500Principal subject) {
        try {
            return new X500Principal(new LdapName(issuer).toString()).equals(subject);
        } catch (InvalidNameException | IllegalArgumentException unreadable) {
            return Optional.of(issuer).filter(subject.getName()::equals).isPresent();
        }
    }
}
