package org.opencarnet.xds.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.IheErrors;
import org.opencarnet.sharing.Problem;

/** Whatever can go wrong has a code of IHE and words: a new problem or rule without its row fails here, if it compiles at all. */
class FaultsTest {

    /** ITI TF-3, table 4.2.4.1-2, with what XDS Metadata Update, RMU and RMD add. */
    private static final Set<String> CODES = Set.of(
            "InvalidDocumentContent",
            "LocalPolicyRestrictionError",
            "ReferencesExistException",
            "UnresolvedReferenceException",
            "XDSDocumentUniqueIdError",
            "XDSDuplicateUniqueIdInRegistry",
            "XDSMetadataUpdateError",
            "XDSMetadataUpdateOperationError",
            "XDSMetadataVersionError",
            "XDSMissingDocument",
            "XDSMissingDocumentMetadata",
            "XDSNonIdenticalHash",
            "XDSPatientIDReconciliationError",
            "XDSPatientIdDoesNotMatch",
            "XDSRegistryBusy",
            "XDSRegistryDeprecatedDocumentError",
            "XDSRegistryDuplicateUniqueIdInMessage",
            "XDSRegistryError",
            "XDSRegistryMetadataError",
            "XDSRepositoryBusy",
            "XDSRepositoryDuplicateUniqueIdInMessage",
            "XDSRepositoryError",
            "XDSRepositoryMetadataError",
            "XDSStoredQueryMissingParam",
            "XDSStoredQueryParamNumber",
            "XDSTooManyResults",
            "XDSUnknownPatientId",
            "XDSUnknownRepositoryId",
            "XDSUnknownStoredQuery",
            "XDSUnreferencedObjectException");

    static Stream<Fault> faults() {
        return Stream.of(
                        Arrays.stream(MetadataFault.values()),
                        Arrays.stream(RequestFault.values()),
                        Arrays.stream(UpdateFault.values()),
                        Arrays.stream(RemovalFault.values()),
                        Arrays.stream(Problem.values()).map(ProblemFault::new),
                        Arrays.stream(Rule.values())
                                .filter(rule -> !rule.permits())
                                .map(RuleFault::new))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hasACodeOfIheAndWordsInTwoLanguages(Fault fault) {
        assertThat(CODES).contains(fault.code(Actor.REGISTRY), fault.code(Actor.REPOSITORY));
        var details = List.of("one", "two");
        assertThat(fault.text(Locale.FRENCH, details))
                .isNotBlank()
                .doesNotContain("{", "''")
                .isNotEqualTo(fault.text(Locale.ENGLISH, details));
    }

    @Test
    void everyCodeIsOfSomeFault() {
        assertThat(faults().flatMap(fault -> Arrays.stream(Actor.values()).map(fault::code)))
                .containsAll(CODES);
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_UNIQUE_ID, XDSDuplicateUniqueIdInRegistry, uniqueId",
        "NON_IDENTICAL_CONTENT, XDSNonIdenticalHash, uniqueId",
        "HASH_MISMATCH, XDSRepositoryMetadataError, hash",
        "SIZE_MISMATCH, XDSRepositoryMetadataError, size",
        "MIME_MISMATCH, InvalidDocumentContent, mimeType",
        "REPLACED_NOT_CURRENT, XDSRegistryDeprecatedDocumentError, ''",
        "PATIENTS_DIFFER, XDSPatientIdDoesNotMatch, patientId"
    })
    void saysWhatIsWrongWithADocument(Problem problem, String code, String attribute) {
        var fault = new ProblemFault(problem);

        assertThat(fault.code(Actor.REPOSITORY)).isEqualTo(code);
        assertThat(fault.attribute()).isEqualTo(attribute);
        assertThat(IheErrors.of(problem)).contains(code);
    }

    @Test
    void theActorsNameBeginsWhatItHasNoOtherCodeFor() {
        assertThat(new RuleFault(Rule.NOT_AUTHORIZED).code(Actor.REGISTRY)).isEqualTo("XDSRegistryError");
        assertThat(new RuleFault(Rule.NOT_AUTHORIZED).code(Actor.REPOSITORY)).isEqualTo("XDSRepositoryError");
        assertThat(new RuleFault(Rule.RECORD_ABSENT).code(Actor.REPOSITORY)).isEqualTo("XDSUnknownPatientId");
        assertThat(MetadataFault.UNIQUE_ID_REPEATED.code(Actor.REPOSITORY))
                .isEqualTo("XDSRepositoryDuplicateUniqueIdInMessage");
        assertThat(new RuleFault(Rule.NOT_AUTHORIZED).text(Locale.ENGLISH, List.of()))
                .endsWith("[not-authorized]");
    }

    @Test
    void namesTheObjectAndTheSlotInAnAnswer() {
        var answers = new Answers(Actor.REPOSITORY, Locale.ENGLISH);
        var complaint = new Complaint(new ProblemFault(Problem.HASH_MISMATCH), "Document01", "hash", List.of());

        var failure = answers.failure(List.of(complaint));

        assertThat(failure.getStatus()).endsWith(":Failure");
        assertThat(failure.getRegistryErrorList().getRegistryError())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.getLocation()).isEqualTo("Document01.hash");
                    assertThat(error.getCodeContext())
                            .startsWith("Document01.hash: ")
                            .endsWith("[hash-mismatch]");
                    assertThat(error.getSeverity()).endsWith(":Error");
                });
        assertThat(answers.success().getRegistryErrorList()).isNull();
        assertThat(answers.partly(List.of(complaint)).getStatus())
                .isEqualTo("urn:ihe:iti:2007:ResponseStatusType:PartialSuccess");
    }
}
