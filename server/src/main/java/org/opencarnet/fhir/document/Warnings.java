package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.access.Decision;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Outcomes;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.identity.RequestId;

/** What an answer that succeeds has to say besides. */
final class Warnings {

    private Warnings() {}

    /** What was ignored, and why the record as a whole is closed to whoever sees what is his own in it. */
    static List<Complaint> of(List<Complaint> ignored, Decision overall) {
        var complaints = new ArrayList<>(ignored);
        if (overall.refused()) {
            Refusal.of(overall).complaints().stream().map(Complaint::asWarning).forEach(complaints::add);
        }
        return complaints;
    }

    /** In the language of whoever asked. */
    static OperationOutcome told(List<Complaint> complaints, ServletRequestDetails details) {
        var servlet = details.getServletRequest();
        var language = Words.language(
                Optional.ofNullable(servlet.getHeader("Accept-Language")).orElse(""));
        return Outcomes.of(complaints, language, RequestId.of(servlet));
    }

    /** As the last entry of a search's answer, where there are any. */
    static void add(Bundle bundle, List<Complaint> complaints, ServletRequestDetails details) {
        if (!complaints.isEmpty()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(told(complaints, details))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.OUTCOME);
        }
    }
}
