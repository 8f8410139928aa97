package org.opencarnet.access;

import java.time.Instant;
import java.util.EnumSet;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.terminology.DocumentType;
import org.opencarnet.terminology.Terminology;

/** What the patient may do, and until majority the legal representatives for him. */
final class PatientLaw {

    void apply(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        identity(request, facts, rules);
        if (request.purpose().mode() != Purpose.Mode.NORMAL) {
            rules.add(Rule.PURPOSE_NOT_ENTITLED);
        }
        facts.document().ifPresent(document -> document(request, document, rules));
        switch (request.action()) {
            case OPEN_RECORD, ARCHIVE -> rules.add(Rule.NOT_FOR_THIS_REQUESTER);
            case HIDE_FROM_PATIENT, SHOW_TO_PATIENT -> rules.add(Rule.NOT_THE_PATIENTS_CHOICE);
            case HIDE_FROM_REPRESENTATIVES -> rules.add(Rule.SHOWN_FOR_GOOD);
            default -> {}
        }
    }

    private static void identity(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        if (request.requester() instanceof Requester.Patient patient) {
            rules.add(same(patient.ins(), facts) ? Rule.OWN_RECORD : Rule.NOT_THEIR_RECORD);
        } else if (request.requester() instanceof Requester.Representative representative) {
            rules.add(same(representative.represented(), facts) ? Rule.REPRESENTED_RECORD : Rule.NOT_THEIR_RECORD);
            if (!isMinor(facts, request.at())) {
                rules.add(Rule.REPRESENTATION_ENDED);
            }
        }
    }

    /** A patient whose age nobody knows is nobody's to represent; where there is no record nothing is open anyway. */
    private static boolean isMinor(Facts facts, Instant at) {
        return facts.birthDate()
                .map(born -> !PatientRecord.ofAgeAt(born, at))
                .orElse(facts.state() == Facts.State.ABSENT);
    }

    private static boolean same(Ins ins, Facts facts) {
        return facts.subject().filter(ins::equals).isPresent();
    }

    private static void document(AccessRequest request, Facts.Document document, EnumSet<Rule> rules) {
        switch (request.action()) {
            case FEED -> {
                if (!isForPatients(document)) {
                    rules.add(Rule.NOT_A_PATIENT_TYPE);
                }
                if (document.visibility().invisibleToPatient()) {
                    rules.add(Rule.NOT_THE_PATIENTS_CHOICE);
                }
                return;
            }
            case REPLACE, DELETE -> {
                if (!document.authored()) {
                    rules.add(Rule.NOT_THE_AUTHOR);
                }
            }
            default -> {}
        }
        if (document.visibility().invisibleToPatient()) {
            rules.add(Rule.INVISIBLE_TO_PATIENT);
        }
        if (document.visibility().invisibleToRepresentatives()
                && request.requester() instanceof Requester.Representative) {
            rules.add(Rule.INVISIBLE_TO_REPRESENTATIVES);
        }
    }

    private static boolean isForPatients(Facts.Document document) {
        return Terminology.french()
                .documentType(document.type())
                .map(DocumentType::patientAuthored)
                .orElse(false);
    }
}
