package org.opencarnet.xds.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Classification;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** What the registry says of a document that did not come in its words. */
class RegistryRenderingTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final UUID ID = new UUID(1, 2);
    private static final Instant CREATION = Instant.parse("2026-06-15T08:30:00Z");

    private final RegistryRendering rendering = new RegistryRendering();

    private static DocumentEntry entry() {
        return new DocumentEntry(
                EntryIdentity.first(ID),
                new RecordId(ID),
                ID,
                AvailabilityStatus.APPROVED,
                Visibility.OPEN.invisibleToPatient(true),
                metadata(),
                new Fingerprint("a".repeat(64), "b".repeat(40), 5),
                CREATION);
    }

    private static Metadata metadata() {
        var person = new Author.Person("801234567897", "1.2.250.1.71.4.2.1", "DURAND", "Thierry");
        return new Metadata(
                new UniqueId("urn:oid:1.2.250.1.999.1.7"),
                new Classification(
                        Optional.of(concept("1.2.250.1.213.1.1.4.1", "10", "Compte rendu")),
                        concept("2.16.840.1.113883.6.1", "11505-5", "CR"),
                        Optional.of(concept("1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008", "PDF")),
                        Optional.of(concept("1.2.250.1.71.4.2.4", "SA07", "Cabinet")),
                        Optional.of(concept("1.2.250.1.213.1.1.4.9", "AMBULATOIRE", "Ambulatoire")),
                        List.of(concept("1.2.250.1.999.7", "EV1", ""))),
                List.of(concept("2.16.840.1.113883.5.25", "N", "Normal")),
                "application/pdf",
                Optional.of("fr-FR"),
                Optional.of("Compte rendu"),
                Optional.of("Suite"),
                CREATION,
                CREATION.plusSeconds(86_400),
                new Period(
                        Optional.of(Instant.parse("2026-06-14T00:00:00Z")),
                        Optional.of(Instant.parse("2026-06-14T12:00:00Z"))),
                List.of(new Author(
                        Optional.of(person),
                        List.of(new Author.Institution("1750803447", "CABINET X")),
                        List.of(concept("2.16.840.1.113883.5.88", "PCP", "Médecin traitant")),
                        List.of(concept("1.2.250.1.213.1.1.4.5", "G15_10/SM26", "Médecine générale")))),
                Optional.of(new Author(Optional.of(person), List.of(), List.of(), List.of())),
                List.of("urn:oid:1.2.250.1.999.2|A-17"));
    }

    private static Concept concept(String system, String code, String display) {
        return new Concept(new Code(system, code), display);
    }

    @Test
    void rendersFromTheRecordWhatCameByFhir() throws IOException {
        var kept = rendering.entry(entry(), PATIENT, Optional.empty());

        try (InputStream golden = getClass().getResourceAsStream("/org/opencarnet/xds/from-fhir.xml")) {
            var text = new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Kept.shown(kept, AvailabilityStatus.APPROVED, "1.2.250.1.999.9"))
                    .isEqualTo(Ebxml.write(Ebxml.read(ExtrinsicObjectType.class, text)));
        }
    }

    @Test
    void whatWasWrittenBeforeThereWasAnXdsFaceIsCountedByTheRecord() {
        var version = new DocumentEntry.Version(new UUID(3, 4), CREATION);
        var next = entry().next(AvailabilityStatus.ARCHIVED, Visibility.OPEN, version);

        var kept = rendering.entry(next, PATIENT, Optional.empty());

        assertThat(kept).contains("<VersionInfo versionName=\"2\"/>");
        assertThat(Kept.shown(kept, next.status(), "1.2")).contains("status=\"" + AvailabilityStatus.ARCHIVED.urn());
    }

    @Test
    void noTextFromOutsideReachesThePlacesOfTheServer() {
        assertThatThrownBy(() -> Ebxml.read(
                        ExtrinsicObjectType.class,
                        "<ExtrinsicObject xmlns=\"urn:oasis:names:tc:ebxml-regrep:"
                                + "xsd:rim:3.0\" id=\"a\" mimeType=\"&#1;\"/>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noDocumentTypeIsRead() {
        assertThatThrownBy(
                        () -> Ebxml.read(
                                ExtrinsicObjectType.class,
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                                        + "<ExtrinsicObject xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\" id=\"&e;\"/>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFhirMaySayAndXmlMayNotIsLeftOutRatherThanLost() {
        var said = metadata();
        var hostile = new Metadata(
                said.uniqueId(),
                said.classification(),
                said.confidentiality(),
                said.mimeType(),
                said.language(),
                Optional.of("a\u0001b\u0002c\u0000\uFFFE d"),
                said.comments(),
                said.creation(),
                said.date(),
                said.service(),
                said.authors(),
                said.legalAuthenticator(),
                said.references());
        var entry = new DocumentEntry(
                entry().identity(),
                entry().record(),
                ID,
                AvailabilityStatus.APPROVED,
                Visibility.OPEN,
                hostile,
                entry().content(),
                CREATION);

        var kept = rendering.entry(entry, PATIENT, Optional.empty());

        var shown = Kept.shown(kept, AvailabilityStatus.APPROVED, "1.2.3");
        assertThat(EbxmlToRecord.metadata(Ebxml.read(ExtrinsicObjectType.class, shown))
                        .title())
                .contains("abc d");
    }
}
