/** The test identity provider: OAuth 2 and OpenID Connect shaped like Pro Santé Connect, and token minting for scripts. */
@NullMarked
package org.opencarnet.demo.identity;

import org.jspecify.annotations.NullMarked;
