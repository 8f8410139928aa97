package org.opencarnet.xds.soap;

import org.opencarnet.xds.error.Actor;

/**
 * Where a transaction is served, and as whom.
 *
 * @param component IPF's name of it, such as {@code xds-iti41}
 * @param path below {@code /xds}, such as {@code iti41}
 * @param actor as whom we answer
 * @param request the class of what comes
 */
public record Endpoint<Q>(String component, String path, Actor actor, Class<Q> request) {}
