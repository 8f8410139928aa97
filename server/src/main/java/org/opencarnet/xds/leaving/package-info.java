/** The second fence: nothing of a document leaves the face without its clearance, which is decided again. */
@NullMarked
package org.opencarnet.xds.leaving;

import org.jspecify.annotations.NullMarked;
