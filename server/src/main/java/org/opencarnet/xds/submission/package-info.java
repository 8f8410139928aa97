/** The way in (ITI-41, ITI-42): registry objects looked over as a whole, each fault named by object and slot, and offered to the record in one act. */
@NullMarked
package org.opencarnet.xds.submission;

import org.jspecify.annotations.NullMarked;
