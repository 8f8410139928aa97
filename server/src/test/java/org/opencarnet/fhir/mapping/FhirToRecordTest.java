package org.opencarnet.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Period;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** How what producers write is understood. */
class FhirToRecordTest {

    private static final Instant NOW = Instant.parse("2026-06-12T08:00:00Z");

    private final FhirToRecord toRecord = new FhirToRecord(NOW);

    @Test
    void readsAProfessionalByRppsAsPsIdNat() {
        var document = document("""
                "contained": [{"resourceType": "Practitioner", "id": "p",
                  "identifier": [{"system": "https://rpps.esante.gouv.fr", "value": "10012345678"}],
                  "name": [{"family": "DURAND", "given": ["Thierry"]}]}],
                "author": [{"reference": "#p"}]
                """);

        assertThat(toRecord.metadata(document).authors())
                .containsExactly(author(new Author.Person("810012345678", Systems.PROFESSIONAL, "DURAND", "Thierry")));
    }

    @Test
    void readsARoleWithPersonStructureProfessionAndSpecialty() {
        var document = document("""
                "contained": [
                  {"resourceType": "Practitioner", "id": "p", "name": [{"text": "Dr DURAND"}]},
                  {"resourceType": "Organization", "id": "o", "name": "Cabinet X",
                   "identifier": [{"system": "https://finess.esante.gouv.fr", "value": "750803447"}]},
                  {"resourceType": "PractitionerRole", "id": "r",
                   "practitioner": {"reference": "#p"}, "organization": {"reference": "#o"},
                   "code": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction", "code": "PCP"}]}],
                   "specialty": [{"coding": [{"system": "urn:oid:1.2.250.1.213.1.1.4.5", "code": "G15_10/SM26"}]}]}],
                "author": [{"reference": "#r"}]
                """);

        var author = toRecord.metadata(document).authors().get(0);

        assertThat(author.person()).contains(new Author.Person("", "", "Dr DURAND", ""));
        assertThat(author.institutions()).containsExactly(new Author.Institution("1750803447", "Cabinet X"));
        assertThat(author.roles().get(0).code()).isEqualTo(new Code("2.16.840.1.113883.5.88", "PCP"));
        assertThat(author.specialties().get(0).code()).isEqualTo(new Code("1.2.250.1.213.1.1.4.5", "G15_10/SM26"));
    }

    @Test
    void readsARoleThatBearsThePersonsIdentifierItself() {
        var document = document("""
                "contained": [{"resourceType": "PractitionerRole", "id": "r",
                  "identifier": [{"system": "urn:oid:1.2.250.1.71.4.2.1", "value": "899700218896"}]}],
                "author": [{"reference": "#r"}]
                """);

        assertThat(toRecord.metadata(document).authorIdentifiers()).containsExactly("899700218896");
    }

    @Test
    void doesNotFollowARoleIntoItself() {
        var document = document("""
                "contained": [{"resourceType": "PractitionerRole", "id": "r", "practitioner": {"reference": "#r"},
                  "organization": {"reference": "#r"}}],
                "author": [{"reference": "#r"}]
                """);

        assertThat(toRecord.metadata(document).authorIdentifiers()).isEmpty();
    }

    @Test
    void readsLogicalReferencesByTheirIdentifier() {
        var document = document("""
                "author": [
                  {"identifier": {"system": "https://rpps.esante.gouv.fr", "value": "10012345678"}, "display": "Dr D"},
                  {"type": "Organization", "identifier": {"system": "urn:oid:1.2.250.1.71.4.2.2", "value": "1750803447"}},
                  {"type": "Patient", "identifier": {"system": "urn:oid:1.2.250.1.213.1.4.10", "value": "279035121518989"}}]
                """);

        assertThat(toRecord.metadata(document).authors())
                .containsExactly(
                        author(new Author.Person("810012345678", Systems.PROFESSIONAL, "Dr D", "")),
                        new Author(
                                Optional.empty(),
                                List.of(new Author.Institution("1750803447", "")),
                                List.of(),
                                List.of()),
                        author(new Author.Person("279035121518989", "1.2.250.1.213.1.4.10", "", "")));
    }

    @Test
    void takesNoForeignIdentifierForAFrenchStructure() {
        var document = document("""
                "contained": [{"resourceType": "Organization", "id": "o", "name": "Clinic",
                  "identifier": [{"system": "http://example.org/orgs", "value": "1750803447"}]}],
                "author": [{"reference": "#o"}]
                """);

        assertThat(toRecord.metadata(document).authorIdentifiers()).isEmpty();
    }

    @Test
    void readsADeviceByItsIdentifierAndName() {
        var document = document("""
                "contained": [{"resourceType": "Device", "id": "d",
                  "identifier": [{"system": "urn:oid:1.2.250.1.71.4.2.1", "value": "3750803447/scanner"}],
                  "deviceName": [{"name": "Scanner", "type": "user-friendly-name"}]}],
                "author": [{"reference": "#d"}]
                """);

        assertThat(toRecord.metadata(document).authors())
                .containsExactly(author(new Author.Person("3750803447/scanner", Systems.PROFESSIONAL, "Scanner", "")));
    }

    @Test
    void knowsNobodyBehindALiteralReference() {
        assertThat(toRecord.metadata(document("\"author\": [{\"reference\": \"Practitioner/17\"}]"))
                        .authors())
                .isEmpty();
    }

    @Test
    void readsAPartialDateAsItsBeginningAndItsEndInParis() {
        var document = document("\"context\": {\"period\": {\"start\": \"2024-02\", \"end\": \"2024-03-31\"}}");

        assertThat(toRecord.metadata(document).service())
                .isEqualTo(new Period(
                        Optional.of(Instant.parse("2024-01-31T23:00:00Z")),
                        Optional.of(Instant.parse("2024-03-31T21:59:59.999Z"))));
    }

    @Test
    void readsATimeInItsZone() {
        var document = document("\"context\": {\"period\": {\"start\": \"2024-02-01T10:00:00-05:00\"}}");

        assertThat(toRecord.metadata(document).service().start()).contains(Instant.parse("2024-02-01T15:00:00Z"));
    }

    @Test
    void takesTheDateForTheCreationAndThePresentForBoth() {
        assertThat(toRecord.metadata(document("\"date\": \"2024-02-01T10:00:00Z\""))
                        .creation())
                .isEqualTo(Instant.parse("2024-02-01T10:00:00Z"));
        assertThat(toRecord.metadata(document("\"description\": \"x\"")).date()).isEqualTo(NOW);
    }

    @Test
    void knowsVisibilityByItsCodeAndConfidentialityInEitherSystem() {
        var document = document("""
                "securityLabel": [
                  {"coding": [{"system": "https://mos.esante.gouv.fr/NOS/TRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality", "code": "R"}]},
                  {"coding": [{"code": "MASQUE_PS"}]},
                  {"coding": [{"system": "https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument",
                    "code": "INVISIBLE_REPRESENTANTS_LEGAUX"}]}]
                """);

        assertThat(FhirToRecord.visibility(document)).isEqualTo(new Visibility(true, false, true));
        assertThat(toRecord.metadata(document).confidentiality())
                .extracting(level -> level.code())
                .containsExactly(new Code(CodeSystems.CONFIDENTIALITY, "R"));
    }

    @Test
    void takesSilenceOnConfidentialityForNormal() {
        assertThat(toRecord.metadata(document("\"description\": \"x\"")).confidentiality())
                .containsExactly(Labels.NORMAL);
    }

    @Test
    void choosesTheCodingOfATypeThatTheMatrixKnows() {
        var document = document("""
                "type": {"coding": [{"system": "http://example.org", "code": "letter"}, {"system": "http://loinc.org", "code": "60591-5"}]}
                """);

        assertThat(toRecord.metadata(document).classification().type().code())
                .isEqualTo(new Code(CodeSystems.LOINC, "60591-5"));
    }

    @Test
    void readsStatusAndArchivingTogether() {
        var archived = document("\"extension\": [{\"url\": \"" + Systems.IS_ARCHIVED + "\", \"valueBoolean\": true}]");

        assertThat(FhirToRecord.status(archived)).isEqualTo(AvailabilityStatus.ARCHIVED);
        assertThat(FhirToRecord.status(document("\"description\": \"x\""))).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @Test
    void readsAUniqueIdOfOidAndExtensionInBothSpellings() {
        var one = new Identifier().setSystem("urn:oid:1.2.3").setValue("x/1");
        var other = new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:oid:1.2.3^x/1");

        assertThat(Identifiers.uniqueId(one))
                .contains(new UniqueId("1.2.3^x/1"))
                .isEqualTo(Identifiers.uniqueId(other));
    }

    @Test
    void takesNoOtherUriForAUniqueId() {
        for (var value : List.of("http://example.org/1", "urn:oid:01.2", "urn:oid:", "1.2.3", "urn:oid:1.2.3 ")) {
            var identifier = new Identifier().setSystem("urn:ietf:rfc:3986").setValue(value);

            assertThat(Identifiers.uniqueId(identifier)).as(value).isEmpty();
        }
    }

    private static Author author(Author.Person person) {
        return new Author(Optional.of(person), List.of(), List.of(), List.of());
    }

    private static DocumentReference document(String elements) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(DocumentReference.class, """
                        {"resourceType": "DocumentReference", "status": "current",
                         "masterIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.3"},
                         "content": [{"attachment": {"contentType": "text/plain; charset=UTF-8"}}],
                         %s}
                        """.formatted(
                        elements));
    }
}
