/** What can go wrong at the FHIR face, and how it is told: one code, one HTTP status, one text in French and in English for each. */
@NullMarked
package org.opencarnet.fhir.error;

import org.jspecify.annotations.NullMarked;
