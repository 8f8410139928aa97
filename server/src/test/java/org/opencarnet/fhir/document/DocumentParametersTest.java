package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Served.read;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParametersTest extends ShelfOfDocuments {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "status=current; invisible laboratory replacement old",
                "status=superseded; replaced",
                "status=current,superseded; invisible laboratory replacement replaced old",
                "status=http://hl7.org/fhir/document-reference-status%7Csuperseded; replaced",
                "status=entered-in-error; ",
                "isArchived=true; ",
                "isArchived=false&status=superseded; replaced",
                "type=11502-2; laboratory",
                "type=http://loinc.org%7C11502-2; laboratory",
                "type=urn:oid:2.16.840.1.113883.6.1%7C11502-2; laboratory",
                "type=http://loinc.org%7C; invisible laboratory replacement replaced old",
                "type=%7C11502-2; ",
                "type=11502-2,11505-5&date=2022; laboratory",
                "category=10; invisible laboratory replacement replaced old",
                "category=11; ",
                "event=HBQK002&date=2020; old",
                "facility=SA07&date=2020; old",
                "facility=SA08; ",
                "format=urn:ihe:iti:xds:2017:mimeTypeSufficient&date=2020; old",
                "setting=AMBULATOIRE&date=2020; old",
                "security-label=N&date=2020; old",
                "security-label=http://terminology.hl7.org/CodeSystem/v3-Confidentiality%7CN&date=2020; old",
                "security-label=R; ",
                "security-label=INVISIBLE_PATIENT; invisible",
                "security-label=MASQUE_PS; ",
                "date=2020-05-05; old",
                "date=2020-05-04; ",
                "date=2020-05-05T10:00:00Z; old",
                "date=2020-05-05T12:00:00; old",
                "date=2020-05-05T12:00:00%2B02:00; old",
                "date=2020-05-05T12:00:00 02:00; old",
                "date=gt2021-01&date=lt2022; replacement",
                "date=ge2021-01&date=le2021-01; replaced",
                "date=sa2021; invisible laboratory",
                "date=eb2021; old",
                "date=ap2021-01-15; replacement replaced",
                "creation=2020-05-04; old",
                "creation=2020-05-05; ",
                "period=2020-05-02; old",
                "period=gt2020-05-03; ",
                "period=ge2020-05-03; old",
                "period=lt2020-05-02; old",
                "period=eb2020-05-02; ",
                "period-start=2020-05-01; old",
                "period-end=2020-05-03; old",
                "period-end=ge2020-05-04; ",
                "identifier=urn:ietf:rfc:3986%7Curn:oid:1.2.3.4; old",
                "identifier=urn:oid:1.2.3.4; old",
                "identifier=1.2.3.4; old",
                "identifier=1.2.3.5; ",
                "author.family=mart&date=2020; old",
                "author.family=artin; ",
                "author.given=anne; laboratory",
                "author.identifier=810000000002; laboratory",
                "author:identifier=urn:oid:1.2.250.1.71.4.2.1%7C810000000002; laboratory",
                "related:identifier=urn:oid:9.9%7C77; old",
                "related=urn:oid:9.9%7C78; ",
            })
    void findsByEveryParameterOfMhdAndPdsm(String query, String names) {
        assertThat(found("doctor", "&" + query.replace(" ", "%20"))).containsExactlyElementsOf(named(names));
    }

    @Test
    void findsByIdAndByWhatADocumentReplaces() {
        assertThat(found("doctor", "&_id=" + old + "," + UUID.randomUUID())).containsExactly(old);
        assertThat(found("doctor", "&_id=nonsense")).isEmpty();
        assertThat(found("doctor", "&relatesto=DocumentReference/" + replaced)).containsExactly(replacement);
        assertThat(found("doctor", "&relatesto=" + old)).isEmpty();
    }

    @Test
    void findsByWhenTheServerTookItIn() {
        assertThat(found("doctor", "&_lastUpdated=2026-03-10")).hasSize(5);
        assertThat(found("doctor", "&_lastUpdated=lt2026-03-10")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_has:Observation:patient:code=1",
                "_filter=type eq 1",
                "_query=x",
                "_contained=both",
                "_revinclude=List:item",
                "_text=x",
                "_content=x",
                "patient.name=Durand",
                "author.name=x",
                "subject:Patient.identifier=1",
                "type:not=1",
                "type:missing=true",
                "type:in=x",
                "type=%7C",
                "date=nonsense",
                "date=ne2020",
                "date=2020,2021",
                "date=2020-13",
                "date=2020-01-01T25:00",
                "status=imaginary",
                "isArchived=perhaps",
                "_count=many",
                "_count=-1",
                "_sort=title",
                "_sort=date,creation",
                "_include=DocumentReference:author",
                "_include:iterate=DocumentReference:subject",
                "_summary=some",
                "_total=roughly",
                "patient=" + "11111111-1111-1111-1111-111111111111",
                "patient.identifier=279035121518989",
                "identifier=urn:oid:1.2%7C",
            })
    void refusesWhatIsOutsideTheWhiteListOrMakesNoSense(String query) {
        var answer = get("doctor", DURAND + "&" + query.replace(" ", "%20"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(OperationOutcome.class, answer).getIssueFirstRep().getExpression())
                .isNotEmpty();
    }

    private static List<UUID> named(String names) {
        return names == null
                ? List.of()
                : List.of(names.split(" ")).stream()
                        .map(name -> switch (name) {
                            case "old" -> old;
                            case "replaced" -> replaced;
                            case "replacement" -> replacement;
                            case "laboratory" -> laboratory;
                            case "invisible" -> invisible;
                            default -> throw new IllegalArgumentException(name);
                        })
                        .toList();
    }
}
