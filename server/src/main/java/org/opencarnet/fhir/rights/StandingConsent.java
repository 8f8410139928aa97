package org.opencarnet.fhir.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.sharing.DecideOnceForAll.Matter;

/** What the patient decides once for all, under its codes: ETREAT and BTG are HL7's, MASKED and DOCUMENTS are our own. */
enum StandingConsent {
    ETREAT(Matter.REGULATION, StandingConsent.ACT_REASON, "emergency treatment"),
    BTG(Matter.BREAK_GLASS, StandingConsent.ACT_REASON, "break the glass"),
    MASKED(Matter.MASKED, StandingConsent.OWN, "Documents masqués en urgence"),
    DOCUMENTS(Matter.DOCUMENTS, StandingConsent.OWN, "Documents visibles par les professionnels");

    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String OWN = FhirPackage.CANONICAL + "/CodeSystem/standing-consent";

    private final Matter matter;
    private final String system;
    private final String display;

    StandingConsent(Matter matter, String system, String display) {
        this.matter = matter;
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

    Matter matter() {
        return matter;
    }

    Coding coding() {
        return new Coding(system, name(), display);
    }
}
