/** A generic FHIR server, as anybody would set up HAPI JPA, for the bench to measure against. */
@NullMarked
package org.opencarnet.bench.peer;

import org.jspecify.annotations.NullMarked;
