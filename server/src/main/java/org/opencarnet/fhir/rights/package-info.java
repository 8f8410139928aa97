/** The rights over a record in FHIR: Patient (TD0.2), Consent (TD0.3), the trail as AuditEvent, care circle, directory, published terminology. */
@NullMarked
package org.opencarnet.fhir.rights;

import org.jspecify.annotations.NullMarked;
