/** What the words of ebXML (ITI TF-3, 4.2) are in the words of a record, and back; and the form in which each object is kept for all answers. */
@NullMarked
package org.opencarnet.xds.mapping;

import org.jspecify.annotations.NullMarked;
