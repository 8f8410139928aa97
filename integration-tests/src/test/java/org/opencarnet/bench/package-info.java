/** The bench: Carnet and a generic HAPI JPA server side by side in one run, over the network. Runs with {@code -Pbench} alone. */
@NullMarked
package org.opencarnet.bench;

import org.jspecify.annotations.NullMarked;
