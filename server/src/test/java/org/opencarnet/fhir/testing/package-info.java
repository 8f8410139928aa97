/** The FHIR face on a real port, for tests. */
@NullMarked
package org.opencarnet.fhir.testing;

import org.jspecify.annotations.NullMarked;
