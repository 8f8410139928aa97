package org.opencarnet.xds.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.opencarnet.record.Author;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Concept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExternalIdentifierType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/**
 * ExtrinsicObject and RegistryPackage in the words of a record (ITI TF-3, 4.2.3). What is mapped was checked before: what is required
 * is there. The way back is {@link RecordToEbxml}; what our words have no name for is kept in the text.
 */
public final class EbxmlToRecord {

    private static final String INS_TYPE = "ISO";

    private EbxmlToRecord() {}

    /** ExtrinsicObject → Metadata. */
    public static Metadata metadata(ExtrinsicObjectType from) {
        return metadata(from, time(from, Slots.CREATION_TIME));
    }

    /** As above; what says nothing of its creation, as it is made anew each time, was made at this instant. */
    public static Metadata metadata(ExtrinsicObjectType from, Instant otherwise) {
        var creation =
                Slots.value(from, Slots.CREATION_TIME).flatMap(Dtm::start).orElse(otherwise);
        return new Metadata(
                uniqueId(from, Scheme.ENTRY_UNIQUE_ID),
                classification(from),
                confidentiality(from),
                mimeType(from),
                Slots.value(from, Slots.LANGUAGE),
                Texts.first(from.getName()),
                Texts.first(from.getDescription()),
                creation,
                creation,
                service(from),
                authors(from, Scheme.ENTRY_AUTHOR),
                Slots.value(from, Slots.LEGAL_AUTHENTICATOR)
                        .flatMap(Authors::person)
                        .map(person -> new Author(Optional.of(person), List.of(), List.of(), List.of())),
                Slots.values(from, Slots.REFERENCES).stream()
                        .map(References::ofCxi)
                        .toList());
    }

    /** RegistryPackage of a submission set → SubmissionSet. */
    public static SubmissionSet.Declared submissionSet(RegistryPackageType from) {
        return new SubmissionSet.Declared(
                uniqueId(from, Scheme.SET_UNIQUE_ID),
                identifier(from, Scheme.SET_SOURCE),
                Classifications.concept(from, Scheme.CONTENT_TYPE),
                authors(from, Scheme.SET_AUTHOR),
                Texts.first(from.getName()),
                time(from, Slots.SUBMISSION_TIME));
    }

    /** RegistryPackage of a folder → Folder. */
    public static Folder.Declared folder(RegistryPackageType from) {
        return new Folder.Declared(
                uniqueId(from, Scheme.FOLDER_UNIQUE_ID),
                Classifications.concepts(from, Scheme.FOLDER_CODES),
                Texts.first(from.getName()));
    }

    /** confidentialityCode [1..*] → visibility. */
    public static Visibility visibility(ExtrinsicObjectType from) {
        return Visibility.of(Classifications.concepts(from, Scheme.CONFIDENTIALITY).stream()
                .map(concept -> concept.code().value())
                .toList());
    }

    /** CX → INS, or the identifier of another domain of patients; empty where it is neither. */
    public static Optional<Ins> ins(String cx) {
        var from = Composite.of(cx);
        return Ins.Authority.ofOid(from.part(4, 2))
                .filter(authority -> INS_TYPE.equals(from.part(4, 3)))
                .flatMap(authority -> authority.identity(from.field(1)));
    }

    /** The value of the external identifier of a scheme. */
    public static Optional<String> identifier(RegistryObjectType of, Scheme scheme) {
        return of.getExternalIdentifier().stream()
                .filter(one -> scheme.urn().equals(one.getIdentificationScheme()))
                .map(ExternalIdentifierType::getValue)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** mimeType → such as {@code text/xml}, without parameters. */
    public static String mimeType(ExtrinsicObjectType from) {
        var text = Optional.ofNullable(from.getMimeType()).orElse("");
        var semicolon = text.indexOf(';');
        return (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static Classification classification(ExtrinsicObjectType from) {
        return new Classification(
                Classifications.concept(from, Scheme.CLASS),
                Classifications.concept(from, Scheme.TYPE).orElseThrow(),
                Classifications.concept(from, Scheme.FORMAT),
                Classifications.concept(from, Scheme.FACILITY),
                Classifications.concept(from, Scheme.PRACTICE),
                Classifications.concepts(from, Scheme.EVENT));
    }

    /** N, R, V and whatever else says nothing of visibility. */
    private static List<Concept> confidentiality(ExtrinsicObjectType from) {
        return Classifications.concepts(from, Scheme.CONFIDENTIALITY).stream()
                .filter(concept -> !Visibility.isNamed(concept.code().value()))
                .toList();
    }

    private static Period service(ExtrinsicObjectType from) {
        return new Period(
                Slots.value(from, Slots.SERVICE_START).flatMap(Dtm::start),
                Slots.value(from, Slots.SERVICE_STOP).flatMap(Dtm::end));
    }

    private static List<Author> authors(RegistryObjectType from, Scheme scheme) {
        return Classifications.by(from, scheme).map(Authors::author).toList();
    }

    private static Instant time(RegistryObjectType from, String slot) {
        return Slots.value(from, slot).flatMap(Dtm::start).orElseThrow();
    }

    private static UniqueId uniqueId(RegistryObjectType from, Scheme scheme) {
        return identifier(from, scheme).map(UniqueId::new).orElseThrow();
    }
}
