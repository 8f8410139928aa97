/** Plain FHIR resources in HAPI JPA, in a Spring context of its own so that none of its beans meets ours. */
@NullMarked
package org.opencarnet.storage.hapi;

import org.jspecify.annotations.NullMarked;
