package org.opencarnet.identity.vihf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The part of the schema of SAML 2.0 assertions that a VIHF uses; whatever is beyond it is refused, so that the signature is
 * never asked about a form that nobody reads.
 */
final class Saml {

    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private static final Set<String> IDS = Set.of("ID", "Id", "id", "AssertionID");
    private static final String CHILDREN =
            "Issuer,Signature,Subject,(Conditions,)?(AuthnStatement,)(AttributeStatement,)";
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "Assertion", Set.of("ID", "Version", "IssueInstant"),
            "Conditions", Set.of("NotBefore", "NotOnOrAfter"),
            "AuthnStatement", Set.of("AuthnInstant", "SessionIndex", "SessionNotOnOrAfter"));

    private Saml() {}

    /** Passes an assertion of the right form; throws what is wrong with any other. */
    static void check(Element assertion) {
        if (Xml.all(assertion).anyMatch(Saml::isNoise)) {
            throw new FlawedVihf(Flaw.UNREADABLE, "comment");
        }
        if (!"2.0".equals(assertion.getAttribute("Version"))
                || assertion.getAttribute("ID").isBlank()) {
            throw new FlawedVihf(Flaw.UNREADABLE, "Assertion");
        }
        if (!order(assertion).matches(CHILDREN)) {
            throw new FlawedVihf(Flaw.UNREADABLE, "Assertion: " + order(assertion));
        }
        Xml.children(assertion).stream()
                .filter(child -> !child.getNamespaceURI().equals(SIGNATURE))
                .forEach(Saml::attributes);
        attributes(assertion);
        unique(assertion);
    }

    private static String order(Element assertion) {
        return Xml.children(assertion).stream()
                .map(child -> ASSERTION.equals(child.getNamespaceURI()) || SIGNATURE.equals(child.getNamespaceURI())
                        ? child.getLocalName() + ","
                        : "?,")
                .collect(Collectors.joining());
    }

    private static void attributes(Element element) {
        var allowed = ATTRIBUTES.get(element.getLocalName());
        var named = element.getAttributes();
        for (var i = 0; allowed != null && i < named.getLength(); i++) {
            var one = named.item(i);
            var declaration = "http://www.w3.org/2000/xmlns/".equals(one.getNamespaceURI());
            if (!declaration && !allowed.contains(one.getNodeName())) {
                throw new FlawedVihf(Flaw.UNREADABLE, element.getLocalName() + "/@" + one.getLocalName());
            }
        }
    }

    /** Two elements by one name are how a signature is made to cover another than is read. */
    private static void unique(Element assertion) {
        var ids = Xml.all(assertion.getOwnerDocument())
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .flatMap(element -> ids(element).stream())
                .toList();
        if (Set.copyOf(ids).size() != ids.size()) {
            throw new FlawedVihf(Flaw.SEVERAL, "ID");
        }
    }

    private static List<String> ids(Element element) {
        var named = element.getAttributes();
        var found = new java.util.ArrayList<String>();
        for (var i = 0; i < named.getLength(); i++) {
            if (IDS.contains(named.item(i).getLocalName())) {
                found.add(named.item(i).getNodeValue());
            }
        }
        return found;
    }

    /** Comments and processing instructions split texts in two, of which readers take one or the other. */
    private static boolean isNoise(Node node) {
        return switch (node.getNodeType()) {
            case Node.COMMENT_NODE,
                    Node.PROCESSING_INSTRUCTION_NODE,
                    Node.ENTITY_REFERENCE_NODE,
                    Node.CDATA_SECTION_NODE -> true;
            default -> false;
        };
    }
}
