package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in one namespace, written from its first element to its last. */
final class Markup {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private interface Step {
        void write() throws XMLStreamException;
    }

    /** Opens the root element. */
    Markup(String root, String namespace) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
        } catch (XMLStreamException unavailable) {
            throw new IllegalStateException(unavailable);
        }
        step(() -> {
            xml.writeStartDocument(UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            xml.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        });
    }

    /** Opens an element with attributes given as name, value, name, value… */
    Markup open(String name, String... attributes) {
        step(() -> xml.writeStartElement(name));
        attributes(attributes);
        return this;
    }

    /** Closes the element opened last. */
    Markup close() {
        step(xml::writeEndElement);
        return this;
    }

    /** An element without content. */
    Markup empty(String name, String... attributes) {
        step(() -> xml.writeEmptyElement(name));
        attributes(attributes);
        return this;
    }

    /** An element with nothing but text. */
    Markup leaf(String name, String text, String... attributes) {
        open(name, attributes);
        step(() -> xml.writeCharacters(text));
        return close();
    }

    /** Closes whatever is open; the whole document in UTF-8. */
    byte[] end() {
        step(xml::writeEndDocument);
        step(xml::flush);
        return bytes.toByteArray();
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            step(() -> xml.writeAttribute(name, value));
        }
    }

    private static void step(Step step) {
        try {
            step.write();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
