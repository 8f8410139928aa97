/** The second fence: nothing of a document leaves the face without its clearance, which is decided again on what the document itself says. */
@NullMarked
package org.opencarnet.fhir.leaving;

import org.jspecify.annotations.NullMarked;
