/** DocumentReference, List and Binary: search, read, history and patch (ITI-66, ITI-67, ITI-68; PDSm flows 03 to 08). */
@NullMarked
package org.opencarnet.fhir.document;

import org.jspecify.annotations.NullMarked;
