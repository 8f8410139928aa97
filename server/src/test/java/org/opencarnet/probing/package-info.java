/**
 * Tries to get in without a right: people with good credentials ask the running server, in every way there is, for what is hidden from
 * them. What was planted in it must never come back, and the answer must be that to something that does not exist.
 */
@NullMarked
package org.opencarnet.probing;

import org.jspecify.annotations.NullMarked;
