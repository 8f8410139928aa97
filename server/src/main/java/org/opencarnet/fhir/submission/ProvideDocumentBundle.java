package org.opencarnet.fhir.submission;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.opencarnet.fhir.Callers;

/** ITI-65: takes a provide bundle as a whole or not at all, and answers each entry in its place. */
public final class ProvideDocumentBundle {

    private final Callers callers;
    private final Intake intake;

    public ProvideDocumentBundle(Callers callers, Intake intake) {
        this.callers = callers;
        this.intake = intake;
    }

    /** The answer names what was made: 201 with its address, or 200 where the very same had been received before. */
    public Bundle provide(Bundle bundle, ServletRequestDetails details) {
        var request = details.getServletRequest();
        var caller = callers.of(request);
        Bulk.putBack(bundle, details);
        var findings = intake.findings(request);
        var provided = BundleCheck.check(bundle, findings);
        var target = new Target(details.getFhirServerBase());
        var submitted = new BundleSubmission(intake, provided, target, findings).submit(caller);
        return new TransactionAnswer(provided, submitted)
                .bundle(bundle.getEntry().size(), entry -> Warnings.outcome(findings.warnings(entry), request));
    }
}
