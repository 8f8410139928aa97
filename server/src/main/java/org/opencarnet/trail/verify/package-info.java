/** Verifies the trail from outside, with nothing of the code that writes it: from docs/trail.md, RFC 6962 and C2SP alone. */
@NullMarked
package org.opencarnet.trail.verify;

import org.jspecify.annotations.NullMarked;
