package org.opencarnet.xds.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The stored queries, by the UUIDs that ITI TF-2 (3.18.4.1.2.4) gives them. */
enum StoredQuery {
    FIND_DOCUMENTS(
            "14d4debf-8f97-4251-9a74-a90016b0af0d", "$XDSDocumentEntryPatientId", DocumentQueries::findDocuments),
    FIND_DOCUMENTS_BY_REFERENCE_ID(
            "12941a89-e02e-4be5-967c-ce4bfc8fe492",
            "$XDSDocumentEntryPatientId",
            DocumentQueries::findDocumentsByReferenceId),
    FIND_SUBMISSION_SETS(
            "f26abbcb-ac74-4422-8a30-edb644bbc1a9", "$XDSSubmissionSetPatientId", ListQueries::findSubmissionSets),
    FIND_FOLDERS("958f3006-baad-4929-a4de-ff1114824431", "$XDSFolderPatientId", ListQueries::findFolders),
    GET_ALL("10b545ea-725c-446d-9b95-8aeb444eddf3", "$patientId", ListQueries::getAll),
    GET_DOCUMENTS("5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4", DocumentQueries::getDocuments),
    GET_FOLDERS("5737b14c-8a1a-4539-b659-e03a34a5e1e4", ListQueries::getFolders),
    GET_ASSOCIATIONS("a7ae438b-4bc2-4642-93e9-be891f7bb155", RelationQueries::getAssociations),
    GET_DOCUMENTS_AND_ASSOCIATIONS(
            "bab9529a-4a10-40b3-a01f-f68a615d247a", RelationQueries::getDocumentsAndAssociations),
    GET_SUBMISSION_SETS("51224314-5390-4169-9b91-b1980040715a", ListQueries::getSubmissionSets),
    GET_SUBMISSION_SET_AND_CONTENTS("e8e3cb2c-e39c-46b9-99e4-c12f57260b83", ListQueries::getSubmissionSetAndContents),
    GET_FOLDER_AND_CONTENTS("b909a503-523d-4517-8acf-8e5834dfc4c7", ListQueries::getFolderAndContents),
    GET_FOLDERS_FOR_DOCUMENT("10cae35a-c7f9-4cf5-b61e-fc3278ffb578", ListQueries::getFoldersForDocument),
    GET_RELATED_DOCUMENTS("d90e5407-b356-4d91-a89f-873917b4b0e6", RelationQueries::getRelatedDocuments);

    private final String urn;
    private final Optional<String> patient;
    private final Consumer<Ask> question;

    StoredQuery(String uuid, Consumer<Ask> question) {
        this.urn = "urn:uuid:" + uuid;
        this.patient = Optional.empty();
        this.question = question;
    }

    StoredQuery(String uuid, String patient, Consumer<Ask> question) {
        this.urn = "urn:uuid:" + uuid;
        this.patient = Optional.of(patient);
        this.question = question;
    }

    static Optional<StoredQuery> of(String urn) {
        return Arrays.stream(values())
                .filter(one -> one.urn.equalsIgnoreCase(urn.strip()))
                .findFirst();
    }

    String urn() {
        return urn;
    }

    /** The parameter that names the patient; absent where objects are named alone. */
    Optional<String> patient() {
        return patient;
    }

    void ask(Ask ask) {
        question.accept(ask);
    }
}
