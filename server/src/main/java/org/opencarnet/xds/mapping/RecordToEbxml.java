package org.opencarnet.xds.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.Author;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.terminology.Concept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExternalIdentifierType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** What a producer says who did not say it in ebXML, in the words of ebXML; the way back is {@link EbxmlToRecord}. */
final class RecordToEbxml {

    private static final String PACKAGE = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage";
    private static final String ASSOCIATION = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association";
    private static final String ORIGINAL = "Original";

    private RecordToEbxml() {}

    /** Metadata → ExtrinsicObject; visibility, hash, size and repository are not among the metadata. */
    static ExtrinsicObjectType extrinsicObject(Metadata from, Ins patient) {
        var to = new ExtrinsicObjectType();
        to.setObjectType(EntryType.STABLE.urn());
        to.setMimeType(from.mimeType());
        Slots.add(to, Slots.CREATION_TIME, Optional.of(Dtm.of(from.creation())));
        Slots.add(to, Slots.LANGUAGE, from.language());
        Slots.add(
                to,
                Slots.LEGAL_AUTHENTICATOR,
                from.legalAuthenticator()
                        .flatMap(Author::person)
                        .map(Authors::xcn)
                        .filter(text -> !text.isEmpty()));
        Slots.add(
                to,
                Slots.REFERENCES,
                from.references().stream().map(References::cxi).toList());
        Slots.add(to, Slots.SERVICE_START, from.service().start().map(Dtm::of));
        Slots.add(to, Slots.SERVICE_STOP, from.service().end().map(Dtm::of));
        Slots.add(to, Slots.SOURCE_PATIENT, Optional.of(patient.toCx()));
        from.title().ifPresent(title -> to.setName(Texts.of(title)));
        from.comments().ifPresent(comments -> to.setDescription(Texts.of(comments)));
        authors(to, Scheme.ENTRY_AUTHOR, from.authors());
        codes(from).forEach(to.getClassification()::add);
        identify(to, Scheme.ENTRY_PATIENT, patient.toCx());
        identify(to, Scheme.ENTRY_UNIQUE_ID, from.uniqueId().value());
        return to;
    }

    /** SubmissionSet → RegistryPackage. */
    static RegistryPackageType submissionSet(SubmissionSet.Declared from, Ins patient) {
        var to = registryPackage(Scheme.SET, from.title());
        Slots.add(to, Slots.SUBMISSION_TIME, Optional.of(Dtm.of(from.submitted())));
        authors(to, Scheme.SET_AUTHOR, from.authors());
        from.contentType().ifPresent(type -> to.getClassification()
                .add(Classifications.classification(Scheme.CONTENT_TYPE, type)));
        identify(to, Scheme.SET_PATIENT, patient.toCx());
        from.sourceId().ifPresent(id -> identify(to, Scheme.SET_SOURCE, id));
        identify(to, Scheme.SET_UNIQUE_ID, from.uniqueId().value());
        return to;
    }

    /** Folder → RegistryPackage. */
    static RegistryPackageType folder(Folder.Declared from, Ins patient) {
        var to = registryPackage(Scheme.FOLDER, from.title());
        from.codes()
                .forEach(code -> to.getClassification().add(Classifications.classification(Scheme.FOLDER_CODES, code)));
        identify(to, Scheme.FOLDER_PATIENT, patient.toCx());
        identify(to, Scheme.FOLDER_UNIQUE_ID, from.uniqueId().value());
        return to;
    }

    /** Association → Association. */
    static AssociationType1 association(Association from) {
        var to = new AssociationType1();
        to.setObjectType(ASSOCIATION);
        to.setAssociationType(from.type().urn());
        to.setSourceObject("urn:uuid:" + from.source());
        to.setTargetObject("urn:uuid:" + from.target());
        return to;
    }

    /** Association → what binds a member to the submission set that brought it. */
    static AssociationType1 membership(Association from) {
        var to = association(from);
        Slots.add(to, Slots.SET_STATUS, List.of(ORIGINAL));
        return to;
    }

    private static Stream<ClassificationType> codes(Metadata from) {
        var codes = from.classification();
        return Stream.of(
                        coded(Scheme.CLASS, codes.documentClass().stream()),
                        coded(Scheme.CONFIDENTIALITY, from.confidentiality().stream()),
                        coded(Scheme.EVENT, codes.events().stream()),
                        coded(Scheme.FORMAT, codes.format().stream()),
                        coded(Scheme.FACILITY, codes.facility().stream()),
                        coded(Scheme.PRACTICE, codes.practice().stream()),
                        coded(Scheme.TYPE, Stream.of(codes.type())))
                .flatMap(all -> all);
    }

    private static Stream<ClassificationType> coded(Scheme scheme, Stream<Concept> codes) {
        return codes.map(code -> Classifications.classification(scheme, code));
    }

    private static RegistryPackageType registryPackage(Scheme node, Optional<String> title) {
        var to = new RegistryPackageType();
        to.setObjectType(PACKAGE);
        title.ifPresent(text -> to.setName(Texts.of(text)));
        to.getClassification().add(Classifications.node(node));
        return to;
    }

    private static void authors(RegistryObjectType to, Scheme scheme, List<Author> from) {
        from.forEach(author -> to.getClassification().add(Authors.classification(scheme, author)));
    }

    private static void identify(RegistryObjectType to, Scheme scheme, String value) {
        var identifier = new ExternalIdentifierType();
        identifier.setIdentificationScheme(scheme.urn());
        identifier.setValue(value);
        identifier.setName(Texts.of(scheme.owner() + "." + scheme.attribute()));
        to.getExternalIdentifier().add(identifier);
    }
}
