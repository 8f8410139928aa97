package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;

/** One letter, of which every field is known and no two are alike. */
final class Letter {

    static final UUID LOGICAL_ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final UUID ENTRY_UUID = UUID.fromString("00000000-0000-0000-0000-000000000002");
    static final String PHYSICIAN = "801234567897";
    static final String CLINIC = "1750803447";

    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant DATED = Instant.parse("2026-01-02T00:00:00Z");
    static final Instant STARTED = Instant.parse("2026-01-03T00:00:00Z");
    static final Instant ENDED = Instant.parse("2026-01-05T00:00:00Z");
    static final Instant UPDATED = Instant.parse("2026-01-09T00:00:00Z");

    static final Concept CLASS = concept("1.2.250.1.213.1.1.4.1", "11");
    static final Concept TYPE = concept(CodeSystems.LOINC, "11490-0");
    static final Concept FORMAT = concept("1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008");
    static final Concept FACILITY = concept("1.2.250.1.71.4.2.4", "SA01");
    static final Concept PRACTICE = concept("1.2.250.1.213.1.1.4.9", "ETABLISSEMENT");
    static final Concept EVENT = concept("1.2.3", "event");
    static final Concept NORMAL = concept(CodeSystems.CONFIDENTIALITY, "N");

    private Letter() {}

    static DocumentEntry written() {
        return with(new Period(Optional.of(STARTED), Optional.of(ENDED)));
    }

    static DocumentEntry with(Period service) {
        return of("1.2.3.4", service);
    }

    static DocumentEntry named(String uniqueId) {
        return of(uniqueId, Period.UNKNOWN);
    }

    private static DocumentEntry of(String uniqueId, Period service) {
        return new DocumentEntry(
                new EntryIdentity(LOGICAL_ID, ENTRY_UUID, 1),
                new RecordId(new UUID(0, 3)),
                new UUID(0, 4),
                AvailabilityStatus.APPROVED,
                new Visibility(true, false, true),
                said(uniqueId, CREATED, DATED, service),
                new Fingerprint("", "", 1),
                UPDATED);
    }

    /** What is said of a letter made and dated then. */
    static Metadata said(Instant creation, Instant date) {
        return said("1.2.3.4", creation, date, Period.UNKNOWN);
    }

    private static Metadata said(String uniqueId, Instant creation, Instant date, Period service) {
        return new Metadata(
                new UniqueId(uniqueId),
                new Classification(
                        Optional.of(CLASS),
                        TYPE,
                        Optional.of(FORMAT),
                        Optional.of(FACILITY),
                        Optional.of(PRACTICE),
                        List.of(EVENT)),
                List.of(NORMAL),
                "application/pdf",
                Optional.of("fr-FR"),
                Optional.of("Lettre de liaison"),
                Optional.empty(),
                creation,
                date,
                service,
                List.of(physician(), clinic()),
                Optional.empty(),
                List.of("urn:accession|17"));
    }

    private static Author physician() {
        var person = new Author.Person(PHYSICIAN, "1.2.250.1.71.4.2.1", "DURAND", "Élise");
        return new Author(Optional.of(person), List.of(), List.of(), List.of());
    }

    private static Author clinic() {
        var institutions = List.of(new Author.Institution(CLINIC, "Clinique"), new Author.Institution("", "Service"));
        return new Author(Optional.empty(), institutions, List.of(), List.of());
    }

    private static Concept concept(String system, String code) {
        return new Concept(new Code(system, code), code);
    }
}
