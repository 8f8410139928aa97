package org.opencarnet.fhir.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.sharing.DecideOnEmergencies.Emergency;

/** The patient's standing consents under their codes: ETREAT and BTG are HL7's, MASKED is our own. */
enum StandingConsent {
    ETREAT(Emergency.REGULATION, StandingConsent.ACT_REASON, "emergency treatment"),
    BTG(Emergency.BREAK_GLASS, StandingConsent.ACT_REASON, "break the glass"),
    MASKED(Emergency.MASKED, FhirPackage.CANONICAL + "/CodeSystem/standing-consent", "Documents masqués en urgence");

    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private final Emergency emergency;
    private final String system;
    private final String display;

    StandingConsent(Emergency emergency, String system, String display) {
        this.emergency = emergency;
        this.system = system;
        this.display = display;
    }

    static Optional<StandingConsent> of(Coding coding) {
        return Arrays.stream(values())
                .filter(each ->
                        each.system.equals(coding.getSystem()) && each.name().equals(coding.getCode()))
                .findFirst();
    }

    /** By the end of a Consent's id. */
    static Optional<StandingConsent> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(each -> each.suffix().equals(suffix))
                .findFirst();
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    Emergency emergency() {
        return emergency;
    }

    Coding coding() {
        return new Coding(system, name(), display);
    }
}
