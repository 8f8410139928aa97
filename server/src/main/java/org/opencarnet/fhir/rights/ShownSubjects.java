package org.opencarnet.fhir.rights;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.fhir.document.Subjects;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Records;

/** The patient beside the documents, shown as a read of Patient would show him. */
public final class ShownSubjects implements Subjects {

    private final Existence existence;

    public ShownSubjects(Existence existence) {
        this.existence = existence;
    }

    @Override
    public Optional<Patient> of(Caller caller, RecordId record) {
        var outcome = existence.test(caller, new Records.Reference.ById(record));
        return outcome instanceof Outcome.Done<Optional<Existence.Found>> done
                ? done.value().map(found -> PatientView.of(found, caller.requester()))
                : Optional.empty();
    }
}
