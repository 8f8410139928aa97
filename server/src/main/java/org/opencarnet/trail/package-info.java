/** The trail's own proof: its rows in a Merkle tree (RFC 6962), signed checkpoints, proofs, and the means to verify all of it from outside. */
@NullMarked
package org.opencarnet.trail;

import org.jspecify.annotations.NullMarked;
