package org.opencarnet.xds.mapping;

import java.util.List;

/** An entry of referenceIdList: CXi ↔ {@code value} or {@code system|value}. */
final class References {

    private static final String URN_OID = "urn:oid:";

    private References() {}

    static String ofCxi(String cxi) {
        var from = Composite.of(cxi);
        var system = from.authority(4);
        return system.isEmpty()
                ? from.field(1)
                : ("ISO".equals(from.part(4, 3)) ? URN_OID : "") + system + "|" + from.field(1);
    }

    static String cxi(String from) {
        var bar = from.indexOf('|');
        if (bar < 0) {
            return Composite.escaped(from);
        }
        var system = from.substring(0, bar);
        var oid = system.startsWith(URN_OID) ? system.substring(URN_OID.length()) : system;
        return Composite.write(List.of(Composite.escaped(from.substring(bar + 1)), "", "", Composite.hd(oid)));
    }
}
