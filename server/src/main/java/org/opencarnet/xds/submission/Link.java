package org.opencarnet.xds.submission;

import java.util.UUID;
import org.opencarnet.record.Association;
import org.opencarnet.sharing.Fed;
import org.opencarnet.xds.mapping.Ebxml;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;

/**
 * An association of a message.
 *
 * @param association with UUIDs at its ends: of objects of the message, or entryUUIDs of the registry
 * @param object as it was sent, but for these names
 */
record Link(Association association, AssociationType1 object) {

    UUID source() {
        return association.source();
    }

    UUID target() {
        return association.target();
    }

    Fed fed() {
        return Fed.ebxml(association.id(), Ebxml.write(object));
    }
}
