package org.opencarnet.xds.submission;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencarnet.record.Association;
import org.opencarnet.record.Association.Type;
import org.opencarnet.sharing.Fed;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;

/**
 * An association of a message.
 *
 * @param association with UUIDs at its ends: of objects of the message, or entryUUIDs of the registry
 * @param object as it was sent, but for these names
 */
record Link(Association association, AssociationType1 object) {

    /** Reads one; empty where something is wrong with it, which is said. */
    static Optional<Link> of(AssociationType1 object, UUID id, Names names, Findings findings) {
        var type = Optional.ofNullable(object.getAssociationType()).flatMap(Link::type);
        findings.must(type.isPresent(), object, MetadataFault.ASSOCIATION_TYPE_UNKNOWN, "associationType");
        var ends = new Ends(object, names, findings);
        var source = ends.end("sourceObject", object.getSourceObject());
        var target = ends.end("targetObject", object.getTargetObject());
        return type.isEmpty() || source.isEmpty() || target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Link(new Association(id, type.get(), source.get(), target.get()), object));
    }

    /** Names in it are UUIDs from now on; nothing more is said of it by the name that it bore. */
    void name() {
        object.setId("urn:uuid:" + association.id());
        object.setSourceObject("urn:uuid:" + source());
        object.setTargetObject("urn:uuid:" + target());
    }

    UUID source() {
        return association.source();
    }

    UUID target() {
        return association.target();
    }

    Fed fed() {
        return Fed.ebxml(association.id(), Ebxml.write(object));
    }

    /** XDS.a wrote HasMember without its URN, and some still do. */
    private static Optional<Type> type(String urn) {
        return "HasMember".equals(urn) ? Optional.of(Type.HAS_MEMBER) : Type.ofUrn(urn);
    }

    private record Ends(AssociationType1 object, Names names, Findings findings) {

        Optional<UUID> end(String attribute, @Nullable String reference) {
            if (reference == null || reference.isBlank()) {
                findings.error(object, MetadataFault.ASSOCIATION_INCOMPLETE, attribute);
                return Optional.empty();
            }
            var meant = names.meant(reference.strip());
            if (meant.isEmpty()) {
                findings.error(object, MetadataFault.REFERENCE_UNRESOLVED, attribute, reference);
            }
            return meant;
        }
    }
}
