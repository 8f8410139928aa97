package org.opencarnet.xds.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** Classification ↔ Concept: the code in nodeRepresentation, its system in the slot codingScheme, its words in Name. */
public final class Classifications {

    private Classifications() {}

    /** The classifications of an object by one scheme, in their order. */
    public static Stream<ClassificationType> by(RegistryObjectType object, Scheme scheme) {
        return object.getClassification().stream().filter(one -> scheme.urn().equals(one.getClassificationScheme()));
    }

    /** The codes of an object by one scheme. */
    public static List<Concept> concepts(RegistryObjectType object, Scheme scheme) {
        return by(object, scheme)
                .map(Classifications::concept)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The first code of an object by one scheme. */
    public static Optional<Concept> concept(RegistryObjectType object, Scheme scheme) {
        return concepts(object, scheme).stream().findFirst();
    }

    /** Classification → Concept; empty for one without code. */
    public static Optional<Concept> concept(ClassificationType from) {
        return Optional.ofNullable(from.getNodeRepresentation())
                .filter(code -> !code.isBlank())
                .map(code -> new Concept(
                        CodeSystems.code(Slots.value(from, Slots.CODING_SCHEME).orElse(""), code.strip()),
                        Texts.first(from.getName()).orElse("")));
    }

    /** Whether it says that an object is a submission set or a folder. */
    public static boolean isNode(RegistryObjectType object, Scheme node) {
        return object.getClassification().stream()
                .anyMatch(one -> Objects.equals(one.getClassificationNode(), node.urn()));
    }

    /** Concept → Classification. */
    static ClassificationType classification(Scheme scheme, Concept from) {
        var to = of(scheme);
        to.setNodeRepresentation(from.code().value());
        Code code = from.code();
        Slots.add(to, Slots.CODING_SCHEME, Optional.of(code.system()).filter(system -> !system.isEmpty()));
        Optional.of(from.display()).filter(words -> !words.isEmpty()).ifPresent(words -> to.setName(Texts.of(words)));
        return to;
    }

    static ClassificationType of(Scheme scheme) {
        var to = new ClassificationType();
        to.setClassificationScheme(scheme.urn());
        return to;
    }

    static ClassificationType node(Scheme scheme) {
        var to = new ClassificationType();
        to.setClassificationNode(scheme.urn());
        return to;
    }
}
