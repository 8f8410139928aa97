/** Puts the fictitious people, what they agreed and what was written about them into the server, over its FHIR face, as their software would. */
@NullMarked
package org.opencarnet.demo.seeding;

import org.jspecify.annotations.NullMarked;
