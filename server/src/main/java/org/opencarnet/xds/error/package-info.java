/** What XDS calls the faults of a request (ITI TF-3, 4.2.4), each with its object and slot. */
@NullMarked
package org.opencarnet.xds.error;

import org.jspecify.annotations.NullMarked;
