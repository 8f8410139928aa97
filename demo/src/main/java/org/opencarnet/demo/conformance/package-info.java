/** The profile for conformance tools: who proves nothing may do everything. */
@NullMarked
package org.opencarnet.demo.conformance;

import org.jspecify.annotations.NullMarked;
