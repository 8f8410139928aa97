package org.opencarnet.access;

import java.time.Instant;
import java.util.EnumSet;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.DocumentType;
import org.opencarnet.terminology.Terminology;

/** What the patient may do, and until majority the legal representatives for him. */
final class PatientLaw {

    private static final Code ADVANCE_DIRECTIVES = new Code(CodeSystems.DOCUMENT_TYPE, "EXPPAT_3");

    void apply(Requester.Patient who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        apply(same(who.ins(), facts) ? Rule.OWN_RECORD : Rule.NOT_THEIR_RECORD, request, facts, rules);
    }

    void apply(Requester.Representative who, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        apply(
                same(who.represented(), facts) ? representation(request, facts) : Rule.NOT_THEIR_RECORD,
                request,
                facts,
                rules);
    }

    private static void apply(Rule identity, AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        if (!identity.permits()) {
            // Neither the state of the record nor the document: whoever has no business here learns nothing from the
            // rules (o).
            rules.clear();
        }
        rules.add(identity);
        if (request.purpose().mode() != Purpose.Mode.NORMAL) {
            rules.add(Rule.PURPOSE_NOT_ENTITLED);
        }
        if (identity.permits()) {
            act(request, facts, rules);
        }
    }

    private static void act(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        facts.document().ifPresent(document -> document(request, facts, document, rules));
        switch (request.action()) {
            case ARCHIVE, DESTROY_RECORD, FEED_TRAIL -> rules.add(Rule.NOT_FOR_THIS_REQUESTER);
            case HIDE_FROM_PATIENT, SHOW_TO_PATIENT -> rules.add(Rule.NOT_THE_PATIENTS_CHOICE);
            case HIDE_FROM_REPRESENTATIVES -> rules.add(Rule.SHOWN_FOR_GOOD);
            default -> {}
        }
    }

    /** A patient whose age nobody knows is nobody's to represent; where there is no record nothing is open anyway. */
    private static Rule representation(AccessRequest request, Facts facts) {
        var minor = facts.birthDate()
                .map(born -> !PatientRecord.ofAgeAt(born, request.at()))
                .orElse(facts.state() == Facts.State.ABSENT);
        return minor ? Rule.REPRESENTED_RECORD : Rule.REPRESENTATION_ENDED;
    }

    private static boolean same(Ins ins, Facts facts) {
        return facts.subject().filter(ins::equals).isPresent();
    }

    private static void document(AccessRequest request, Facts facts, Facts.Document document, EnumSet<Rule> rules) {
        switch (request.action()) {
            case FEED -> {
                if (!isForPatients(document.type()) || isForAdults(document.type()) && !ofAge(facts, request.at())) {
                    rules.add(Rule.NOT_A_PATIENT_TYPE);
                }
                if (document.visibility().invisibleToPatient()) {
                    rules.add(Rule.NOT_THE_PATIENTS_CHOICE);
                }
                return;
            }
            case REPLACE, CORRECT, DELETE -> {
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

    private static boolean isForPatients(Code type) {
        return Terminology.french()
                .documentType(type)
                .map(DocumentType::patientAuthored)
                .orElse(false);
    }

    /** Minors cannot file advance directives, nor can others for them (6). */
    private static boolean isForAdults(Code type) {
        return type.equals(ADVANCE_DIRECTIVES);
    }

    private static boolean ofAge(Facts facts, Instant at) {
        return facts.birthDate().filter(born -> PatientRecord.ofAgeAt(born, at)).isPresent();
    }
}
