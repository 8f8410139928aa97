/** Messages of XDS in the making, for tests. */
@NullMarked
package org.opencarnet.xds.testing;

import org.jspecify.annotations.NullMarked;
