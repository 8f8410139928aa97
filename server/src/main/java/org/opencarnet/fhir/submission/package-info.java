/** The way in (ITI-65, ITI-105): what is sent is looked over as a whole, offered to the record in one act, and answered entry by entry. */
@NullMarked
package org.opencarnet.fhir.submission;

import org.jspecify.annotations.NullMarked;
