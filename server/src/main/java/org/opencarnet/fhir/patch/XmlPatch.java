package org.opencarnet.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Systems;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads an XML Patch (RFC 5261): add, replace and remove of elements and of their value attributes. */
final class XmlPatch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlPatch() {}

    static List<Edit> read(String body) {
        var root = root(body);
        if (!"diff".equals(root.getLocalName())) {
            throw Paths.malformed("diff");
        }
        return elements(root).flatMap(operation -> edits(operation).stream()).toList();
    }

    private static Element root(String body) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(NO_DOCTYPE, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException notXml) {
            throw Paths.malformed("XML");
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Edit> edits(Element operation) {
        var path = Paths.ofXPath(operation.getAttribute("sel"));
        return switch (operation.getLocalName()) {
            case "remove" -> List.of(Edit.remove(path, true));
            case "replace" -> List.of(new Edit(Edit.Kind.REPLACE, path, replacement(operation, path), true));
            case "add" -> additions(operation, path);
            default -> throw Paths.malformed(operation.getLocalName());
        };
    }

    private static JsonNode replacement(Element operation, List<Step> path) {
        var elements = elements(operation).toList();
        if (!elements.isEmpty()) {
            return json(elements.get(0));
        }
        var text = operation.getTextContent().strip();
        return path.get(path.size() - 1).equals(new Step.Named("valueBoolean"))
                ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                : TextNode.valueOf(text);
    }

    private static List<Edit> additions(Element operation, List<Step> path) {
        if (operation.hasAttribute("type") || operation.hasAttribute("pos")) {
            throw Paths.malformed("add");
        }
        return elements(operation)
                .map(element -> {
                    var steps = new ArrayList<>(path);
                    steps.add(new Step.Named(element.getLocalName()));
                    return new Edit(Edit.Kind.ADD, steps, json(element), true);
                })
                .toList();
    }

    /** An element of a DocumentReference, or of an extension in it, as JSON has it. */
    private static JsonNode json(Element element) {
        var name = element.getLocalName();
        if (name.startsWith("value")) {
            return inside(
                    "/extension/0/" + name, "<extension url=\"" + Systems.IS_ARCHIVED + "\">", element, "</extension>");
        }
        var node = inside("/" + name, "", element, "");
        return node.isArray() ? node.path(0) : node;
    }

    private static JsonNode inside(String pointer, String before, Element element, String after) {
        var parser = FhirContext.forR4Cached().newXmlParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        try {
            var document = parser.parseResource(
                    DocumentReference.class,
                    "<DocumentReference xmlns=\"http://hl7.org/fhir\">" + before + text(element) + after
                            + "</DocumentReference>");
            var json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
            return JSON.readTree(json).at(pointer);
        } catch (DataFormatException | JsonProcessingException notFhir) {
            throw Paths.malformed(element.getLocalName());
        }
    }

    /** Written anew without prefixes, since a patch may say its elements in whatever namespace. */
    private static String text(Element element) {
        var text = new StringBuilder("<").append(element.getLocalName());
        var attributes = element.getAttributes();
        IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .filter(attribute -> !attribute.getNodeName().startsWith("xmlns"))
                .forEach(attribute -> text.append(' ')
                        .append(attribute.getLocalName())
                        .append("=\"")
                        .append(escaped(attribute.getNodeValue()))
                        .append('"'));
        text.append('>');
        elements(element).forEach(child -> text.append(text(child)));
        return text.append("</").append(element.getLocalName()).append('>').toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static Stream<Element> elements(Node parent) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
