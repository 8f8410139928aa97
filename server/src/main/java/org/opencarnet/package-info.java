/** The product's root: the main class and the wiring, the only place that sees every module. */
@NullMarked
package org.opencarnet;

import org.jspecify.annotations.NullMarked;
