/** What Carnet publishes of its own in FHIR: extensions, code systems and the French tables, as JSON and without a FHIR library. */
@NullMarked
package org.opencarnet.profiles;

import org.jspecify.annotations.NullMarked;
