/** The services of the DMP beside XDS.b: whether a record exists and how the caller stands to it (TD0.2), his authorization (TD0.3), who has one (TD1.6). */
@NullMarked
package org.opencarnet.xds.dmp;

import org.jspecify.annotations.NullMarked;
