/** ITI-62 Remove Metadata: documents leave the registry with all that binds them. */
@NullMarked
package org.opencarnet.xds.remove;

import org.jspecify.annotations.NullMarked;
