/** A runnable neighbourhood around the server: starts the test identity provider, then the server itself. */
@NullMarked
package org.opencarnet.demo;

import org.jspecify.annotations.NullMarked;
