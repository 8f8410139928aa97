/** Hands the trail on as ATNA audit messages (IHE ITI-20): DICOM's XML in syslog (RFC 5424) over TLS (RFC 5425). */
@NullMarked
package org.opencarnet.trail.atna;

import org.jspecify.annotations.NullMarked;
