/** ITI-41 Provide and Register Document Set-b: entries with their documents, taken in as one act. */
@NullMarked
package org.opencarnet.xds.provide;

import org.jspecify.annotations.NullMarked;
