package org.opencarnet.fhir.submission;

import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Times;

/** Times: with a zone where they have an hour, of this age, and not of tomorrow (a day is left for clocks that differ). */
final class TimesCheck {

    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final Instant OLDEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final int DATE_ALONE = 10;

    private final DocumentReference document;
    private final Rules rules;
    private final Instant now;

    TimesCheck(DocumentReference document, Rules rules, Instant now) {
        this.document = document;
        this.rules = rules;
        this.now = now;
    }

    void check() {
        time(rules, document.getDateElement(), "date", now);
        time(
                rules,
                document.getContentFirstRep().getAttachment().getCreationElement(),
                "content[0].attachment.creation",
                now);
        var period = document.getContext().getPeriod();
        time(rules, period.getStartElement(), "context.period.start", now);
        zoned(rules, period.getEndElement(), "context.period.end");
        rules.must(
                !period.hasStart()
                        || !period.hasEnd()
                        || !Times.end(period.getEndElement()).isBefore(Times.start(period.getStartElement())),
                SubmissionFault.PERIOD_REVERSED,
                "context.period");
    }

    /** One time that lies in the past. */
    static void time(Rules rules, BaseDateTimeType time, String element, Instant now) {
        if (!time.hasValue()) {
            return;
        }
        zoned(rules, time, element);
        rules.must(!Times.start(time).isAfter(now.plus(TOLERANCE)), SubmissionFault.DATE_IN_THE_FUTURE, element);
        rules.must(!Times.start(time).isBefore(OLDEST), SubmissionFault.DATE_TOO_OLD, element);
    }

    private static void zoned(Rules rules, BaseDateTimeType time, String element) {
        rules.must(
                !time.hasValue()
                        || time.getValueAsString().length() <= DATE_ALONE
                        || time.getTimeZone() != null
                        || time.isTimeZoneZulu(),
                SubmissionFault.DATE_WITHOUT_ZONE,
                element);
    }
}
