/**
 * The law written a second and a third time, from the rules and not from the code: as look-ups in tables and as Cedar policies. Every cell of the decision
 * space is asked of the law and of these, and the answers must be the same.
 */
@NullMarked
package org.opencarnet.oracle;

import org.jspecify.annotations.NullMarked;
