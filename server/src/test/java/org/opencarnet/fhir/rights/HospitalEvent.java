package org.opencarnet.fhir.rights;

import java.util.UUID;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

/** What the software of a hospital tells: a physician of the hospital has read there, in January 2026, a document of which nothing is known here. */
final class HospitalEvent {

    static final Someone HOSPITAL = Someone.structure("1750000099", "Hôpital Nord");

    private HospitalEvent() {}

    static String of(Ins patient) {
        return """
                {"resourceType":"AuditEvent","id":"of-its-own",
                 "text":{"status":"generated","div":"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">as it pleases</div>"},
                 "type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},
                 "subtype":[{"system":"http://hl7.org/fhir/restful-interaction","code":"vread"}],
                 "action":"R","recorded":"2026-01-02T03:04:05.000Z","outcome":"0",
                 "agent":[
                  {"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},
                   "who":{"display":"poste 12"},"requestor":false,"network":{"address":"192.0.2.12","type":"2"}},
                  {"who":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.2","value":"1750000099"}},"requestor":false},
                  {"who":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"810000000031"},"display":"Dr ROY"},
                   "requestor":true}],
                 "source":{"observer":{"identifier":{"system":"https://finess.esante.gouv.fr","value":"750000099"}}},
                 "entity":[
                  {"what":{"identifier":{"system":"%s","value":"%s"}},
                   "type":{"system":"http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"1"},
                   "role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"1"}},
                  {"what":{"reference":"DocumentReference/%s"},
                   "type":{"system":"http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"2"},
                   "role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"3"}}]}""".formatted(Api.TEST_OID, patient.matricule(), UUID.randomUUID());
    }
}
