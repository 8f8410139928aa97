package org.opencarnet.it;

import jakarta.activation.DataHandler;
import java.math.BigInteger;
import java.util.UUID;
import org.apache.cxf.attachment.ByteDataSource;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationLabel;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Author;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Document;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.LocalizedString;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Person;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;

/** One document for a patient's record, in the words of IPF's model. */
record IpfSubmission(String ins, byte[] content, Submission.Kind kind, String uniqueId) {

    private static final AssigningAuthority INS_TEST = new AssigningAuthority("1.2.250.1.213.1.4.10");
    private static final String DOCUMENT = "Document01";
    private static final String SET = "SubmissionSet01";

    static String newUniqueId() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    static Identifiable patient(String ins) {
        return new Identifiable(ins, INS_TEST);
    }

    ProvideAndRegisterDocumentSet request() {
        var request = new ProvideAndRegisterDocumentSet();
        request.setSubmissionSet(set());
        request.getDocuments().add(new Document(entry(), new DataHandler(new ByteDataSource(content, "text/xml"))));
        var member = new Association(AssociationType.HAS_MEMBER, "Association01", SET, DOCUMENT);
        member.setLabel(AssociationLabel.ORIGINAL);
        request.getAssociations().add(member);
        return request;
    }

    /** The entry that the registry shows, masked. */
    RegisterDocumentSet masking(DocumentEntry shown) {
        shown.setEntryUuid(DOCUMENT);
        shown.getConfidentialityCodes()
                .add(code("MASQUE_PS", "Masqué aux professionnels de santé", "1.2.250.1.213.1.1.4.13"));
        var request = new RegisterDocumentSet();
        request.setSubmissionSet(set());
        request.getDocumentEntries().add(shown);
        var member = new Association(AssociationType.HAS_MEMBER, "Association01", SET, DOCUMENT);
        member.setLabel(AssociationLabel.ORIGINAL);
        member.setPreviousVersion("1");
        request.getAssociations().add(member);
        return request;
    }

    private SubmissionSet set() {
        var set = new SubmissionSet();
        set.setEntryUuid(SET);
        set.setUniqueId(newUniqueId());
        set.setSourceId("1.2.250.1.999.1");
        set.setPatientId(patient(ins));
        set.setSubmissionTime("20260615083000");
        set.setContentTypeCode(code("04", "Consultation", "1.2.250.1.213.2.2"));
        set.setAuthor(author());
        return set;
    }

    private DocumentEntry entry() {
        var entry = new DocumentEntry();
        entry.setEntryUuid(DOCUMENT);
        entry.setUniqueId(uniqueId);
        entry.setPatientId(patient(ins));
        entry.setSourcePatientId(new Identifiable("4711", new AssigningAuthority("1.2.250.1.999.1")));
        entry.setAvailabilityStatus(AvailabilityStatus.APPROVED);
        entry.setMimeType("text/xml");
        entry.setLanguageCode("fr-FR");
        entry.setCreationTime("20260615083000");
        entry.setTitle(new LocalizedString(kind.title(), "fr-FR", "UTF-8"));
        entry.getAuthors().add(author());
        entry.setClassCode(code(kind.documentClass(), kind.title(), "1.2.250.1.213.1.1.4.1"));
        entry.setTypeCode(code(
                kind.type(),
                kind.title(),
                kind.system().equals("http://loinc.org") ? "2.16.840.1.113883.6.1" : "1.2.250.1.213.1.1.4.12"));
        entry.getConfidentialityCodes().add(code("N", "Normal", "2.16.840.1.113883.5.25"));
        entry.setFormatCode(code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "Type MIME", "1.3.6.1.4.1.19376.1.2.3"));
        entry.setHealthcareFacilityTypeCode(code("SA08", "Maison de santé", "1.2.250.1.71.4.2.4"));
        entry.setPracticeSettingCode(code("AMBULATOIRE", "Ambulatoire", "1.2.250.1.213.1.1.4.9"));
        return entry;
    }

    private static Author author() {
        var author = new Author();
        author.setAuthorPerson(Person.parse("899700990015^MARTIN^Claire^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS"));
        return author;
    }

    private static Code code(String code, String display, String scheme) {
        return new Code(code, new LocalizedString(display, "fr-FR", "UTF-8"), scheme);
    }
}
