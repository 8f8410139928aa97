/** The documents and authorizations that stand in the demo's records: a list, and real files made from it. */
@NullMarked
package org.opencarnet.demo.samples;

import org.jspecify.annotations.NullMarked;
