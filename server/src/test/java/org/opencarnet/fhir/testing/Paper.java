package org.opencarnet.fhir.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Association;
import org.opencarnet.record.Author;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Records;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;

/** A document to be fed: a report on Durand by the doctor, in plain text, unless said otherwise. */
public record Paper(
        Requester feeder,
        Ins patient,
        String uniqueId,
        Classification classification,
        Visibility visibility,
        Moments moments,
        Author author,
        List<String> references,
        Optional<UUID> replaces,
        String text) {

    /** CR d'acte thérapeutique, a published row of the matrix: not for opticians. */
    public static final Concept REPORT = new Concept(new Code(CodeSystems.LOINC, "11505-5"), "CR d'acte thérapeutique");

    /** A type on which the published matrix is silent. */
    public static final Concept LABORATORY = new Concept(new Code(CodeSystems.LOINC, "11502-2"), "CR de biologie");

    /** When it was made, its date, and when the care took place. */
    public record Moments(Instant creation, Instant date, Period service) {}

    /** The usual one. */
    public static Paper report() {
        var classification = new Classification(
                Optional.of(new Concept(new Code(CodeSystems.DOCUMENT_CLASS, "10"), "Compte rendu")),
                REPORT,
                Optional.of(new Concept(
                        new Code("1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds:2017:mimeTypeSufficient"), "")),
                Optional.of(new Concept(new Code("1.2.250.1.71.4.2.4", "SA07"), "Cabinet individuel")),
                Optional.of(new Concept(new Code("1.2.250.1.213.1.1.4.9", "AMBULATOIRE"), "Ambulatoire")),
                List.of(new Concept(new Code("1.2.250.1.213.2.5", "HBQK002"), "Radiographie")));
        var at = Instant.parse("2026-03-01T10:00:00Z");
        return new Paper(
                World.DOCTOR,
                World.DURAND,
                "urn:uuid:" + UUID.randomUUID(),
                classification,
                Visibility.OPEN,
                new Moments(at, at, Period.UNKNOWN),
                author(World.DOCTOR.id(), "Martin", "Élise"),
                List.of(),
                Optional.empty(),
                "Tout va bien.");
    }

    public static Author author(String id, String family, String given) {
        return new Author(
                Optional.of(new Author.Person(id, "1.2.250.1.71.4.2.1", family, given)),
                List.of(),
                List.of(),
                List.of());
    }

    public Paper by(Requester who) {
        return new Paper(
                who,
                patient,
                uniqueId,
                classification,
                visibility,
                moments,
                author(who.id(), who.name(), "Anne"),
                references,
                replaces,
                text);
    }

    public Paper on(Ins somebody) {
        return new Paper(
                feeder, somebody, uniqueId, classification, visibility, moments, author, references, replaces, text);
    }

    public Paper named(String unique) {
        return new Paper(
                feeder, patient, unique, classification, visibility, moments, author, references, replaces, text);
    }

    public Paper of(Concept type) {
        var kind = new Classification(
                classification.documentClass(),
                type,
                classification.format(),
                classification.facility(),
                classification.practice(),
                classification.events());
        return new Paper(feeder, patient, uniqueId, kind, visibility, moments, author, references, replaces, text);
    }

    public Paper hidden(Visibility from) {
        return new Paper(feeder, patient, uniqueId, classification, from, moments, author, references, replaces, text);
    }

    public Paper at(Moments when) {
        return new Paper(
                feeder, patient, uniqueId, classification, visibility, when, author, references, replaces, text);
    }

    /** Dated so, everything else as it was. */
    public Paper at(String instant) {
        var at = Instant.parse(instant);
        return at(new Moments(at, at, moments.service()));
    }

    public Paper referring(String reference) {
        return new Paper(
                feeder,
                patient,
                uniqueId,
                classification,
                visibility,
                moments,
                author,
                List.of(reference),
                replaces,
                text);
    }

    public Paper replacing(UUID former) {
        return new Paper(
                feeder,
                patient,
                uniqueId,
                classification,
                visibility,
                moments,
                author,
                references,
                Optional.of(former),
                text);
    }

    public Paper saying(String words) {
        return new Paper(
                feeder, patient, uniqueId, classification, visibility, moments, author, references, replaces, words);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public Offer offer(Contents.Staged staged) {
        var document = new Offer.Document(
                "1",
                new Offer.AsFed<>(metadata(), Fed.UNSAID),
                visibility,
                staged,
                new Offer.DeclaredContent(Optional.empty(), Optional.empty()),
                replaces.map(former -> new Offer.Relation(Association.Type.REPLACES, former, Fed.UNSAID)).stream()
                        .toList());
        return new Offer(
                new Records.Reference.ByIns(patient),
                Optional.empty(),
                new Offer.AsFed<>(set(), Fed.UNSAID),
                List.of(document),
                List.of());
    }

    SubmissionSet.Declared set() {
        return new SubmissionSet.Declared(
                new UniqueId("urn:uuid:" + UUID.randomUUID()),
                Optional.of("1.2.250.1.999.1"),
                Optional.of(new Concept(new Code("1.2.250.1.213.2.2", "04"), "Hospitalisation")),
                List.of(author),
                Optional.of("Envoi"),
                moments.creation());
    }

    private Metadata metadata() {
        return new Metadata(
                UniqueId.ofUri(uniqueId),
                classification,
                List.of(new Concept(new Code(CodeSystems.CONFIDENTIALITY, "N"), "Normal")),
                "text/plain",
                Optional.of("fr-FR"),
                Optional.of("Compte rendu"),
                Optional.empty(),
                moments.creation(),
                moments.date(),
                moments.service(),
                List.of(author),
                Optional.empty(),
                references);
    }
}
