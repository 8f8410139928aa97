package org.opencarnet.xds.dmp;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An answer that grows: each element within the one before, all of one namespace. */
record Tree(Element element, String namespace) {

    /** An answer of one element. */
    static Tree root(String namespace, String name) {
        try {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            var element = document.createElementNS(namespace, name);
            document.appendChild(element);
            return new Tree(element, namespace);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element within this one; attributes by name and value. */
    Tree child(String name, String... attributes) {
        var child = element.getOwnerDocument().createElementNS(namespace, name);
        element.appendChild(child);
        return new Tree(child, namespace).with(attributes);
    }

    Tree with(String... attributes) {
        for (var i = 0; i < attributes.length; i += 2) {
            element.setAttribute(attributes[i], attributes[i + 1]);
        }
        return this;
    }

    /** An element within this one that holds a text. */
    Tree text(String name, String text) {
        child(name).element.setTextContent(text);
        return this;
    }

    Document document() {
        return element.getOwnerDocument();
    }
}
