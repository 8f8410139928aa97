/** What a search asks for: a white list of parameters for each type, each with its meaning; whatever is not in it is refused or ignored by name. */
@NullMarked
package org.opencarnet.fhir.search;

import org.jspecify.annotations.NullMarked;
