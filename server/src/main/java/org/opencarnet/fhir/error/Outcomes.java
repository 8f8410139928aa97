package org.opencarnet.fhir.error;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** Writes complaints as OperationOutcome: code, our coding and that of XDS, words, what to do, where. */
public final class Outcomes {

    /** Our codes for what can go wrong. */
    public static final String CARNET_ERROR = "https://opencarnet.org/fhir/CodeSystem/carnet-error";
    /** The error codes of XDS; IHE gives the table no other name than its address. */
    public static final String XDS_ERROR = "https://profiles.ihe.net/ITI/TF/Volume3/ch-4.2.html";

    private Outcomes() {}

    /**
     * The outcome for a reader.
     *
     * @param requestId under which the log knows the request; the reader may quote it
     */
    public static OperationOutcome of(List<Complaint> complaints, Locale language, String requestId) {
        var outcome = new OperationOutcome();
        outcome.setLanguage(language.getLanguage());
        complaints.forEach(complaint -> issue(outcome.addIssue(), complaint, language, requestId));
        return outcome;
    }

    private static void issue(
            OperationOutcome.OperationOutcomeIssueComponent issue,
            Complaint complaint,
            Locale language,
            String requestId) {
        var fault = complaint.fault();
        issue.setSeverity(complaint.warning() ? IssueSeverity.WARNING : severity(fault))
                .setCode(fault.type())
                .setDiagnostics(Words.advice(complaint, language) + " [" + requestId + "]");
        issue.getDetails()
                .setText(Words.text(complaint, language))
                .addCoding(new Coding().setSystem(CARNET_ERROR).setCode(fault.code()));
        fault.xds().ifPresent(code -> issue.getDetails()
                .addCoding(new Coding().setSystem(XDS_ERROR).setCode(code)));
        complaint.expression().ifPresent(issue::addExpression);
    }

    private static IssueSeverity severity(Fault fault) {
        return fault.status() >= 500 ? IssueSeverity.FATAL : IssueSeverity.ERROR;
    }
}
