package org.opencarnet.it;

import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** XML as text of which only the content matters: without prefixes, layout and the order of attributes. */
final class PlainXml {

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private PlainXml() {}

    static Element parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception malformed) {
            throw new IllegalArgumentException(xml, malformed);
        }
    }

    /** What stands in the body of an envelope. */
    static Element body(String envelope) {
        var body = parsed(envelope).getElementsByTagNameNS(SOAP, "Body").item(0);
        return elements(body).get(0);
    }

    /** One line an element; {@code href} says what a cid stands for. */
    static String plain(Element element, UnaryOperator<String> href) {
        return plain(element, href, "");
    }

    private static String plain(Element element, UnaryOperator<String> href, String indent) {
        var attributes = new TreeMap<String, String>();
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            var one = element.getAttributes().item(i);
            if (!"http://www.w3.org/2000/xmlns/".equals(one.getNamespaceURI()) && !isNameOfPart(element, one)) {
                var value = one.getNodeValue();
                attributes.put(
                        one.getLocalName(),
                        one.getLocalName().equals("href") && value.startsWith("cid:")
                                ? href.apply(decoded(value.substring(4)))
                                : value);
            }
        }
        var children = elements(element);
        var text = children.isEmpty() ? text(element) : "";
        return indent + "{" + element.getNamespaceURI() + "}" + element.getLocalName() + " " + attributes + " " + text
                + "\n"
                + children.stream()
                        .map(child -> plain(child, href, indent + "  "))
                        .collect(Collectors.joining());
    }

    private static String text(Element element) {
        return isTimeOfTheRegistry(element)
                ? "a time"
                : name(element, element.getTextContent().strip());
    }

    private static boolean isTimeOfTheRegistry(Element element) {
        return element.getLocalName().equals("Value")
                && element.getParentNode().getParentNode() instanceof Element slot
                && slot.getAttribute("name").equals("lastUpdateTime");
    }

    /** A content id within a URL. */
    private static String decoded(String cid) {
        return URLDecoder.decode(cid.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What belongs to an object bears names that the registry gives; a message of HL7 v3 has a name and a time of its own. */
    private static boolean isNameOfPart(Element element, Node attribute) {
        return isOfTheMessage(element)
                || attribute.getLocalName().equals("id")
                        && (element.getLocalName().equals("Classification")
                                || element.getLocalName().equals("ExternalIdentifier"));
    }

    private static boolean isOfTheMessage(Element element) {
        return element.getParentNode().getLocalName() != null
                && element.getParentNode().getLocalName().startsWith("PRPA_IN")
                && (element.getLocalName().equals("id")
                        || element.getLocalName().equals("creationTime"));
    }

    /** The codes of faults are names with a prefix. */
    private static String name(Element element, String text) {
        var colon = text.indexOf(':');
        return SOAP.equals(element.getNamespaceURI()) && element.getLocalName().equals("Value") && colon > 0
                ? "{" + element.lookupNamespaceURI(text.substring(0, colon)) + "}" + text.substring(colon + 1)
                : text;
    }

    private static List<Element> elements(Node parent) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
