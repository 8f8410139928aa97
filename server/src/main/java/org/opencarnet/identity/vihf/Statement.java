package org.opencarnet.identity.vihf;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.Element;

/** What a proven assertion states, in its own words: times, names, and attributes as texts or as HL7 codes. */
final class Statement {

    private static final String CODES = "urn:hl7-org:v3";
    private static final int LONGEST = 1000;

    private final Element assertion;
    private final Map<String, List<Element>> attributes = new LinkedHashMap<>();

    /** A code of HL7 (CE). */
    record Coded(String system, String code) {}

    Statement(Element assertion) {
        this.assertion = assertion;
        for (var statement : Xml.children(assertion, Saml.ASSERTION, "AttributeStatement")) {
            for (var attribute : Xml.children(statement)) {
                var name = attribute.getAttribute("Name");
                if (!Xml.is(attribute, Saml.ASSERTION, "Attribute")
                        || attributes.put(name, Xml.children(attribute, Saml.ASSERTION, "AttributeValue")) != null) {
                    throw new FlawedVihf(Flaw.SEVERAL, name);
                }
            }
        }
    }

    String id() {
        return assertion.getAttribute("ID");
    }

    String issuer() {
        return Xml.text(part("Issuer"));
    }

    /** The NameID of the subject. */
    String subject() {
        var name = Xml.children(part("Subject"), Saml.ASSERTION, "NameID");
        if (name.size() != 1) {
            throw new FlawedVihf(Flaw.CLAIM_MISSING, "Subject/NameID");
        }
        return plain("NameID", Xml.text(name.get(0)))
                .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, "Subject/NameID"));
    }

    Instant issued() {
        return instant(assertion, "IssueInstant").orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, "IssueInstant"));
    }

    Instant authenticated() {
        return instant(part("AuthnStatement"), "AuthnInstant")
                .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, "AuthnInstant"));
    }

    Optional<Instant> notBefore() {
        return conditions().flatMap(conditions -> instant(conditions, "NotBefore"));
    }

    Optional<Instant> notOnOrAfter() {
        return conditions().flatMap(conditions -> instant(conditions, "NotOnOrAfter"));
    }

    /** Whom it is meant for; empty where it does not say. */
    List<String> audience() {
        return conditions().stream()
                .flatMap(conditions -> Xml.children(conditions, Saml.ASSERTION, "AudienceRestriction").stream())
                .flatMap(restriction -> Xml.children(restriction, Saml.ASSERTION, "Audience").stream())
                .map(Xml::text)
                .toList();
    }

    /** The one text of an attribute; absent where it is not there or empty. */
    Optional<String> text(String name) {
        var values = attributes.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new FlawedVihf(Flaw.SEVERAL, name);
        }
        return values.stream()
                .findFirst()
                .filter(value -> Xml.children(value).isEmpty())
                .flatMap(value -> plain(name, Xml.text(value)));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, name));
    }

    /** The HL7 codes of an attribute, in their order. */
    List<Coded> codes(String name) {
        return attributes.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Xml.children(value).stream())
                .flatMap(code -> coded(name, code))
                .toList();
    }

    private static Stream<Coded> coded(String name, Element code) {
        if (!CODES.equals(code.getNamespaceURI())) {
            throw new FlawedVihf(Flaw.CLAIM_WRONG, name);
        }
        return Stream.of(new Coded(code.getAttribute("codeSystem"), code.getAttribute("code")));
    }

    private Element part(String name) {
        return Xml.child(assertion, Saml.ASSERTION, name).orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, name));
    }

    private Optional<Element> conditions() {
        return Xml.child(assertion, Saml.ASSERTION, "Conditions");
    }

    private static Optional<Instant> instant(Element element, String name) {
        return Xml.attribute(element, name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException unreadable) {
                throw new FlawedVihf(Flaw.CLAIM_WRONG, name);
            }
        });
    }

    private static Optional<String> plain(String name, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new FlawedVihf(Flaw.CLAIM_WRONG, name);
        }
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
