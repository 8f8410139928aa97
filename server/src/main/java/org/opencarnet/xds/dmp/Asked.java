package org.opencarnet.xds.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Element;

/** A request, read by the names of its elements. */
record Asked(Element element, String namespace) {

    /** Of which nothing is known. */
    static Asked nothing(String namespace) {
        return new Asked(Tree.root(namespace, "nothing").element(), namespace);
    }

    /** Whether it is this one. */
    boolean is(String name) {
        return name.equals(element.getLocalName()) && Objects.equals(namespace, element.getNamespaceURI());
    }

    /** The first element that these names lead to, wherever the first of them stands. */
    Optional<Element> find(String... names) {
        var found = all(names);
        return found.stream().findFirst();
    }

    /** What stands in it. */
    Optional<String> text(String name) {
        return find(name).map(one -> one.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    private List<Element> all(String... names) {
        var here = named(element, names[0]);
        for (var i = 1; i < names.length; i++) {
            var next = new ArrayList<Element>();
            for (var one : here) {
                next.addAll(named(one, names[i]));
            }
            here = next;
        }
        return here;
    }

    private List<Element> named(Element within, String name) {
        var nodes = within.getElementsByTagNameNS(namespace, name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
