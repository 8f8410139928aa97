/** Code systems, value sets and the habilitation matrix: data and a pure typed look-up, free of any framework. */
@NullMarked
package org.opencarnet.terminology;

import org.jspecify.annotations.NullMarked;
