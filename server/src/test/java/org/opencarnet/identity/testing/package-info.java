/** An issuer of tokens for tests: its keys are published over HTTP, its claims are those of the demo's identity provider. */
@NullMarked
package org.opencarnet.identity.testing;

import org.jspecify.annotations.NullMarked;
