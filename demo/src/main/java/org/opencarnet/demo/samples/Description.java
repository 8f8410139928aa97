package org.opencarnet.demo.samples;

import java.time.ZonedDateTime;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Persona;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.DocumentType;

/**
 * What is known of a document besides its bytes.
 *
 * @param uniqueId an OID, the same at every start
 * @param author a professional, a patient or a representative
 * @param created when, in Paris time
 */
public record Description(
        String uniqueId,
        DemoPatient patient,
        Persona author,
        DocumentType type,
        String title,
        ZonedDateTime created,
        Visibility visibility,
        Setting setting) {}
