package org.opencarnet.xds.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;

/** What most tests of this face begin with: an open record, and a physician with a card. */
public final class Opened {

    /** The card of Dr Claire Martin, as whom {@link Written} speaks. */
    public static final TestAuthority.Holder CARD =
            CarnetInMemory.authority().issue("C=FR,T=Médecin,SURNAME=MARTIN+GIVENNAME=CLAIRE+CN=899700367917");

    private Opened() {}

    /** The record of this patient, which is open from now on. */
    public static RecordId record(Ins patient) {
        var record = new PatientRecord(
                new RecordId(UUID.randomUUID()),
                patient,
                LocalDate.of(1979, 3, 4),
                new PatientRecord.State.Open(),
                StandingConsents.AT_CREATION);
        var store = CarnetInMemory.store();
        store.unit().of(() -> store.records().open(record));
        return record.id();
    }

    /** What Dr Martin's card says now, about this patient. */
    public static Written about(Ins patient) {
        return about(patient, CARD);
    }

    /** What this card says now. */
    public static Written about(Ins patient, TestAuthority.Holder card) {
        return new Written(card, Instant.now())
                .with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", patient.toCx());
    }
}
