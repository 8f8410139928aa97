package org.opencarnet.xds.query;

import org.opencarnet.sharing.Browse;
import org.opencarnet.xds.leaving.Fence;

/**
 * What stored queries are asked of.
 *
 * @param browse gives texts in ebXML
 * @param repository the uniqueId of the repository where the documents are
 */
public record Registry(Browse browse, Fence fence, String repository) {}
