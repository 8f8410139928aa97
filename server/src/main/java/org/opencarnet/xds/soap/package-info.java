/** SOAP 1.2 and MTOM: IPF's endpoints over CXF, with our limits before them, the sender proved on the way in, and our faults on the way out. */
@NullMarked
package org.opencarnet.xds.soap;

import org.jspecify.annotations.NullMarked;
