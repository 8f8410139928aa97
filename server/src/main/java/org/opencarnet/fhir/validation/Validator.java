package org.opencarnet.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.profiles.FhirPackage;

/**
 * Compares resources with FHIR R4, with what Carnet publishes and with the operator's packages. Built at its first use, for it takes
 * seconds and hundreds of megabytes; works for two at a time, for it takes a core each.
 */
public final class Validator {

    private static final int AT_ONCE = 2;
    private static final String WAIT = "5";

    private final ConformancePackages packages;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private Optional<Ready> ready = Optional.empty();

    private record Ready(FhirValidator validator, ValidationSupportChain known) {}

    public Validator(ConformancePackages packages) {
        this.packages = packages;
    }

    /**
     * What is to be said of a resource in JSON or XML: in the words of HL7's validator, which are English.
     *
     * @param profiles to compare with, besides those that the resource claims
     * @throws Refusal 503 while others are compared, 422 for a profile that is not known here
     */
    OperationOutcome validate(String text, List<String> profiles) {
        if (!places.tryAcquire()) {
            var refusal = Refusal.of(RequestFault.BUSY);
            refusal.addResponseHeader("Retry-After", WAIT);
            throw refusal;
        }
        try {
            return validate(ready(), text, profiles);
        } finally {
            places.release();
        }
    }

    private static OperationOutcome validate(Ready ready, String text, List<String> profiles) {
        var options = new ValidationOptions();
        for (var profile : profiles) {
            if (ready.known().fetchStructureDefinition(profile) == null) {
                throw Refusal.of(RequestFault.PROFILE_UNKNOWN, profile);
            }
            options.addProfile(profile);
        }
        return (OperationOutcome)
                ready.validator().validateWithResult(text, options).toOperationOutcome();
    }

    private synchronized Ready ready() {
        var built = ready.orElseGet(this::build);
        ready = Optional.of(built);
        return built;
    }

    private Ready build() {
        var fhir = FhirContext.forR4();
        var known = new ValidationSupportChain(
                packages.read(fhir),
                ours(fhir),
                core(fhir),
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir));
        var instances = new FhirInstanceValidator(known);
        instances.setErrorForUnknownProfiles(false);
        instances.setAnyExtensionsAllowed(true);
        return new Ready(fhir.newValidator().registerValidatorModule(instances), known);
    }

    /** Under their names with a version, too, by which packages refer to them. */
    private static PrePopulatedValidationSupport core(FhirContext fhir) {
        var known = new PrePopulatedValidationSupport(fhir);
        new DefaultProfileValidationSupport(fhir).fetchAllStructureDefinitions().forEach(known::addStructureDefinition);
        return known;
    }

    private static PrePopulatedValidationSupport ours(FhirContext fhir) {
        var published = new PrePopulatedValidationSupport(fhir);
        FhirPackage.publications()
                .forEach(one -> published.addResource(fhir.newJsonParser().parseResource(one.json())));
        return published;
    }
}
