package org.opencarnet.xds.dmp;

import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Existence;
import org.opencarnet.xds.mapping.Dtm;
import org.w3c.dom.Document;

/**
 * PRPA_IN201308UV02, the answer of TD0.2: AA where the question could be answered and AE where not, the state of the record in the patient's statusCode, how the caller stands in attention lines (AUTORISATION,
 * STATUT_MT), the patient by strict traits alone.
 */
record Hl7Answer(Tree message) {

    static final String NAMESPACE = "urn:hl7-org:v3";
    private static final String INTERACTIONS = "2.16.840.1.113883.1.6";
    private static final String DMP = "1.2.250.1.213.4.1.1.1";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** Its wrapper, addressed to who asked. */
    static Hl7Answer to(Asked asked, UUID id, Instant now) {
        var message = Tree.root(NAMESPACE, "PRPA_IN201308UV02").with("ITSVersion", "XML_1.0");
        message.child("id", "root", "2.25." + new BigInteger(id.toString().replace("-", ""), 16));
        message.child("creationTime", "value", Dtm.of(now));
        message.child("interactionId", "root", INTERACTIONS, "extension", "PRPA_IN201308UV02");
        message.child("processingCode", "code", "P");
        message.child("processingModeCode", "code", "T");
        message.child("acceptAckCode", "code", "NE");
        asked.find("sender", "id")
                .ifPresent(sender -> device(message.child("receiver", "typeCode", "RCV"), sender.getAttribute("root")));
        device(message.child("sender", "typeCode", "SND"), DMP);
        return new Hl7Answer(message);
    }

    private static void device(Tree end, String oid) {
        end.child("device", "classCode", "DEV", "determinerCode", "INSTANCE").child("id", "root", oid);
    }

    /** There is a record. */
    Document found(Existence.Found found, Asked asked) {
        attention("AUTORISATION", "code", found.standing().name());
        attention("STATUT_MT", "value", Boolean.toString(found.medecinTraitant()));
        acknowledge("AA");
        var act = act();
        var registration = act.child("subject", "typeCode", "SUBJ")
                .child("registrationEvent", "classCode", "REG", "moodCode", "EVN");
        registration.child("statusCode", "code", "active");
        patient(found, registration.child("subject1", "typeCode", "SBJ").child("patient", "classCode", "PAT"));
        answered(act, asked, "OK");
        return message.document();
    }

    /** There is none. */
    Document none(Asked asked) {
        acknowledge("AA");
        answered(act(), asked, "NF");
        return message.document();
    }

    /** It could not be asked so, or not by this caller. */
    Document failed(Asked asked, String code, String text) {
        var detail = acknowledge("AE").child("acknowledgementDetail", "typeCode", "E");
        detail.child("code", "code", code);
        detail.text("text", text);
        answered(act(), asked, "AE");
        return message.document();
    }

    private Tree acknowledge(String typeCode) {
        return message.child("acknowledgement", "typeCode", typeCode);
    }

    private Tree act() {
        return message.child("controlActProcess", "classCode", "CACT", "moodCode", "EVN");
    }

    private void attention(String key, String attribute, String value) {
        var line = message.child("attentionLine");
        line.child("keyWordText", "code", key);
        line.child("value", attribute, value);
    }

    private static void answered(Tree act, Asked asked, String code) {
        var answer = act.child("queryAck");
        asked.find("queryByParameter", "queryId")
                .ifPresent(id -> answer.child(
                        "queryId", "root", id.getAttribute("root"), "extension", id.getAttribute("extension")));
        answer.child("queryResponseCode", "code", code);
    }

    private static void patient(Existence.Found found, Tree patient) {
        var record = found.record();
        patient.child(
                "id",
                "root",
                record.ins().authority().oid(),
                "extension",
                record.ins().matricule());
        var closed = record.state() instanceof PatientRecord.State.Closed;
        patient.child("statusCode", "code", closed ? "terminated" : "active");
        var person = patient.child("patientPerson", "classCode", "PSN", "determinerCode", "INSTANCE");
        var traits = found.patient().map(Traits::of).orElse(Traits.UNKNOWN);
        var name = person.child("name");
        traits.given().forEach(given -> name.text("given", given));
        traits.family().ifPresent(family -> name.text("family", family));
        traits.gender().ifPresent(gender -> person.child("administrativeGenderCode", "code", gender));
        person.child("birthTime", "value", DAY.format(record.birthDate()));
        if (record.state() instanceof PatientRecord.State.Closed state) {
            observe(patient, "DATE_FERMETURE", Dtm.of(state.at()));
            observe(patient, "MOTIF_FERMETURE", state.motive());
            observe(patient, "RAISON_FERMETURE", state.reason());
        }
    }

    private static void observe(Tree patient, String code, String value) {
        if (!value.isEmpty()) {
            var observation = patient.child("subjectOf").child("administrativeObservation");
            observation.child("code", "code", code);
            observation.child("value", "value", value);
        }
    }
}
