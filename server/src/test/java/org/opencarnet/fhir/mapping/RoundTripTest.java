package org.opencarnet.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;

/** What is written in FHIR and read again is what it was: in JSON, in XML, and as objects. */
class RoundTripTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final FhirToRecord toRecord = new FhirToRecord(Instant.EPOCH);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void metadataComeBackFromJson(@ForAll("metadata") Metadata said) {
        var there = again(R4.newJsonParser(), DocumentReference.class, RecordToFhir.documentReference(said));

        assertThat(toRecord.metadata(there)).isEqualTo(said);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void metadataComeBackFromXml(@ForAll("metadata") Metadata said) {
        var there = again(R4.newXmlParser(), DocumentReference.class, RecordToFhir.documentReference(said));

        assertThat(toRecord.metadata(there)).isEqualTo(said);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void submissionSetsComeBack(@ForAll("submissionSets") SubmissionSet.Declared said) {
        var there = again(R4.newJsonParser(), ListResource.class, RecordToFhir.submissionSet(said));

        assertThat(toRecord.submissionSet(there)).isEqualTo(said);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void foldersComeBack(@ForAll("folders") Folder.Declared said) {
        var there = again(R4.newJsonParser(), ListResource.class, RecordToFhir.folder(said));

        assertThat(toRecord.folder(there)).isEqualTo(said);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void visibilityComesBackBesideConfidentiality(
            @ForAll("metadata") Metadata said, @ForAll("visibilities") Visibility visibility) {
        var labels = Labels.labels(said.confidentiality(), visibility);

        assertThat(Labels.visibility(labels)).isEqualTo(visibility);
        assertThat(Labels.confidentiality(labels)).isEqualTo(said.confidentiality());
    }

    private static <T extends Resource> T again(IParser parser, Class<T> type, T resource) {
        return parser.parseResource(type, parser.encodeResourceToString(resource));
    }

    @Provide
    Arbitrary<Metadata> metadata() {
        return Said.metadata();
    }

    @Provide
    Arbitrary<SubmissionSet.Declared> submissionSets() {
        return Said.submissionSets();
    }

    @Provide
    Arbitrary<Folder.Declared> folders() {
        return Said.folders();
    }

    @Provide
    Arbitrary<Visibility> visibilities() {
        return Said.visibilities();
    }
}
