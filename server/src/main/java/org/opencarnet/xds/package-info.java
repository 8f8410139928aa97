/** The XDS.b face: the same record for software that speaks SOAP and ebXML. */
@NullMarked
package org.opencarnet.xds;

import org.jspecify.annotations.NullMarked;
