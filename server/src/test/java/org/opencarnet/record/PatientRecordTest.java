package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record as a whole: whose it is, whether it is open and how long it is kept. */
class PatientRecordTest {

    private static final Instant CLOSING = Instant.parse("2026-03-10T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-07-13T21:59:59.999Z, false", "2026-07-13T22:00:00Z, true"})
    void thePatientIsOfAgeFromMidnightInParisOfTheEighteenthBirthday(Instant instant, boolean ofAge) {
        assertThat(in(new PatientRecord.State.Open()).ofAgeAt(instant)).isEqualTo(ofAge);
    }

    @Test
    void closingLeavesAllElseAsItWas() {
        var closed = new PatientRecord.State.Closed(CLOSING, "OPPOSITION", "");

        assertThat(in(new PatientRecord.State.Open()).in(closed)).isEqualTo(in(closed));
    }

    @ParameterizedTest(name = "closed at {0}, kept until {1}")
    @CsvSource({
        "2026-03-10T08:00:00Z, 2036-03-10T08:00:00Z",
        "2026-07-10T08:00:00Z, 2036-07-10T08:00:00Z",
        "2028-02-29T08:00:00Z, 2038-02-28T08:00:00Z",
        "2027-03-28T10:00:00Z, 2037-03-28T11:00:00Z"
    })
    void aClosedRecordIsKeptForTenYearsOfTheCalendarOfParis(Instant closing, Instant end) {
        assertThat(new PatientRecord.State.Closed(closing, "", "").keptUntil()).isEqualTo(end);
    }

    private static PatientRecord in(PatientRecord.State state) {
        return new PatientRecord(
                new RecordId(Letter.LOGICAL_ID),
                new Ins(Ins.Authority.TEST, "279035121518989"),
                LocalDate.of(2008, 7, 14),
                state,
                StandingConsents.AT_CREATION);
    }
}
