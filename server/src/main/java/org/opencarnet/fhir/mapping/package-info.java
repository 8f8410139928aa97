/** What the words of FHIR (MHD, PDSm) are in the words of a record, and back; and the form in which an entry is written once for all lists. */
@NullMarked
package org.opencarnet.fhir.mapping;

import org.jspecify.annotations.NullMarked;
