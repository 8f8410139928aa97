package org.opencarnet.identity.vihf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A DOM without surprises: no document types, nothing from outside, elements alone. */
final class Xml {

    private Xml() {}

    /** Parses what was signed, and nothing else. */
    static Document parse(byte[] bytes) {
        try {
            return factory().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new IllegalArgumentException("not XML", unreadable);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    /** The child elements, in their order. */
    static List<Element> children(Node parent) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<Element> children(Node parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    static Optional<Element> child(Node parent, String namespace, String name) {
        return children(parent, namespace, name).stream().findFirst();
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** This node and all below it. */
    static Stream<Node> all(Node node) {
        var nodes = new ArrayList<Node>();
        var pending = new ArrayList<>(List.of(node));
        while (!pending.isEmpty()) {
            var next = pending.remove(pending.size() - 1);
            nodes.add(next);
            for (var child = next.getLastChild(); child != null; child = child.getPreviousSibling()) {
                pending.add(child);
            }
        }
        return nodes.stream();
    }

    /** The text of an element that has nothing but text. */
    static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** An attribute; absent where it is not there or empty. */
    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
    }
}
