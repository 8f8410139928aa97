/** The demo's own time, which a tester moves. */
@NullMarked
package org.opencarnet.demo.clock;

import org.jspecify.annotations.NullMarked;
