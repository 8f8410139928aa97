/** Patches of a DocumentReference in the three formats of FHIR, read into one kind of edit that reaches three elements and no more. */
@NullMarked
package org.opencarnet.fhir.patch;

import org.jspecify.annotations.NullMarked;
