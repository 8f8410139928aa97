package org.opencarnet.sharing;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;

/**
 * Hands the patient the whole record: demographics, decisions, people around, every document that he may know of with its bytes. Works
 * on a closed record too (decision o). The trail is read beside it, by {@link ReadTrail}.
 */
public final class ExportRecord {

    private static final int MOST = 1000;

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;

    public ExportRecord(Reception reception, Resources resources) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
    }

    /** All but the bytes, as it stands at one instant; one decision for the record, and one for each document. */
    public Outcome<Export> export(Caller caller, Records.Reference patient) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.EXPORT_RECORD);
            reception.trace(visit, Reception.Act.onTheRecord(Action.EXPORT_RECORD, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<Export>refused(decision);
            }
            var record = visit.situation().get().record();
            var standings = new Authorize.Overview(
                    record,
                    ports.authorizations().of(record.id()),
                    visit.at(),
                    true,
                    reception.law().policy());
            return Outcome.done(new Export(
                    record,
                    resources.read("Patient", record.id().toString()),
                    List.of(around("RelatedPerson", record), around("CareTeam", record)).stream()
                            .flatMap(List::stream)
                            .toList(),
                    standings,
                    new Holdings(reception).of(visit, Action.EXPORT_RECORD)));
        });
    }

    private List<String> around(String type, PatientRecord record) {
        return resources.search(type, Map.of("patient", List.of("Patient/" + record.id())), MOST);
    }

    /** The bytes of one document of an export; to be closed by the caller. */
    public InputStream open(Cleared document) {
        if (document.request().action() != Action.EXPORT_RECORD) {
            throw new IllegalArgumentException("cleared for something else");
        }
        var listed = document.document();
        return ports.unit()
                .of(() ->
                        ports.contents().open(listed.record(), listed.content().sha256()))
                .orElseThrow(() -> new IllegalStateException(
                        "content lost: " + listed.identity().logicalId()));
    }

    /**
     * What is handed over.
     *
     * @param patient demographics as a FHIR Patient, JSON
     * @param circle relatives and care teams, JSON
     */
    public record Export(
            PatientRecord record,
            Optional<String> patient,
            List<String> circle,
            Authorize.Overview standings,
            List<Cleared> documents) {}
}
