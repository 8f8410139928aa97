package org.opencarnet.xds;

import org.opencarnet.xds.soap.XdsFace;

/** Starts the endpoints of SOAP beside the first requests: they take seconds, for which no start of the server waits. */
public final class Waking {

    private final XdsFace face;

    Waking(XdsFace face) {
        this.face = face;
    }

    /** Begins; whoever sends a message before it has ended waits for it. */
    public void begin() {
        var waking = new Thread(face::warmUp, "xds-endpoints");
        waking.setDaemon(true);
        waking.start();
    }
}
