package org.opencarnet.demo.samples;

import java.time.Period;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Persona;

/**
 * What a patient has agreed with a professional before the demo starts.
 *
 * @param age how long before the start the consent was declared
 * @param treating whether the professional is a médecin traitant DMP
 * @param blocked whether the patient has blocked the professional since
 */
public record DemoAuthorization(
        DemoPatient patient, Persona professional, Period age, boolean treating, boolean blocked) {}
