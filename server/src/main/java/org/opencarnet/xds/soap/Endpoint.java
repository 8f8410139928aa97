package org.opencarnet.xds.soap;

import org.opencarnet.xds.error.Actor;

/**
 * Where a transaction is served, and as whom.
 *
 * @param component IPF's name of it, such as {@code xds-iti41}
 * @param path below {@code /xds}, such as {@code iti41}
 * @param actor as whom we answer
 * @param request the class of what comes
 * @param many whether it may be about several patients; otherwise the VIHF names one
 */
public record Endpoint<Q>(String component, String path, Actor actor, Class<Q> request, boolean many) {

    /** About one patient. */
    public Endpoint(String component, String path, Actor actor, Class<Q> request) {
        this(component, path, actor, request, false);
    }

    /** About several. */
    public static <Q> Endpoint<Q> ofMany(String component, String path, Actor actor, Class<Q> request) {
        return new Endpoint<>(component, path, actor, request, true);
    }
}
