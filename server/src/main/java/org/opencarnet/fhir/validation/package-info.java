/** {@code $validate}: what a resource lacks to be what its profiles ask for, without storing it. */
@NullMarked
package org.opencarnet.fhir.validation;

import org.jspecify.annotations.NullMarked;
