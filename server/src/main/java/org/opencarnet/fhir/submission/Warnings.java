package org.opencarnet.fhir.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Outcomes;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.identity.RequestId;

/** What is said beside success. */
final class Warnings {

    private Warnings() {}

    /** In the reader's language; empty when there is nothing to say. */
    static Optional<OperationOutcome> outcome(List<Complaint> warnings, HttpServletRequest request) {
        var language = Optional.ofNullable(request.getHeader("Accept-Language")).orElse("");
        return warnings.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcomes.of(warnings, Words.language(language), RequestId.of(request)));
    }
}
