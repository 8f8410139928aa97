/** The ports of storage kept in memory: real implementations, lost at the end, for tests of everything above storage. */
@NullMarked
package org.opencarnet.storage.memory;

import org.jspecify.annotations.NullMarked;
