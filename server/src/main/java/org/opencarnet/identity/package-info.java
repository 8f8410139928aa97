/** Turns a credential into a {@link org.opencarnet.access.Requester} and a purpose; what a token is and who signs it is known here alone. */
@NullMarked
package org.opencarnet.identity;

import org.jspecify.annotations.NullMarked;
