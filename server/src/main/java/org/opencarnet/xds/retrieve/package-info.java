/** ITI-43 Retrieve Document Set and ITI-86 Remove Documents: documents by their uniqueIds, each under its own decision. */
@NullMarked
package org.opencarnet.xds.retrieve;

import org.jspecify.annotations.NullMarked;
