/** ITI-43 Retrieve Document Set: the bytes of documents, each under its own decision. */
@NullMarked
package org.opencarnet.xds.retrieve;

import org.jspecify.annotations.NullMarked;
