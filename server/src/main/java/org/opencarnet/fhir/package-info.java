/** The FHIR face: MHD and PDSm over HAPI's RestfulServer; translates, decides nothing itself, and lets nothing out that was not cleared. */
@NullMarked
package org.opencarnet.fhir;

import org.jspecify.annotations.NullMarked;
