/** The fictitious people and structures of the demo, and what each says of itself when it signs in. */
@NullMarked
package org.opencarnet.demo.people;

import org.jspecify.annotations.NullMarked;
