/** Fresh databases for tests: H2 in memory and a real PostgreSQL, both with our schema. */
@NullMarked
package org.opencarnet.storage.testing;

import org.jspecify.annotations.NullMarked;
