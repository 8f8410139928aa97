package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Outcomes;
import org.opencarnet.fhir.error.RequestId;
import org.opencarnet.fhir.error.Words;

/** What an answer that succeeds has to say besides. */
final class Warnings {

    private Warnings() {}

    /** In the language of whoever asked. */
    static OperationOutcome of(List<Complaint> complaints, ServletRequestDetails details) {
        var servlet = details.getServletRequest();
        var language = Words.language(
                Optional.ofNullable(servlet.getHeader("Accept-Language")).orElse(""));
        return Outcomes.of(complaints, language, RequestId.of(servlet));
    }
}
