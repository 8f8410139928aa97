package org.opencarnet.xds.mapping;

import java.util.Arrays;
import java.util.Optional;

/** The classifications and external identifiers of XDS, by the UUIDs that ITI TF-3 (4.2.5) gives them, with the names that errors use. */
public enum Scheme {
    ENTRY_AUTHOR("author", "93606bcf-9494-43ec-9b4e-a7748d1a838d"),
    CLASS("classCode", "41a5887f-8865-4c09-adf7-e362475b143a"),
    CONFIDENTIALITY("confidentialityCode", "f4f85eac-e6cb-4883-b524-f2705394840f"),
    EVENT("eventCodeList", "2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4"),
    FORMAT("formatCode", "a09d5840-386c-46f2-b5ad-9c3699a4309d"),
    FACILITY("healthcareFacilityTypeCode", "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1"),
    PRACTICE("practiceSettingCode", "cccf5598-8b07-4b77-a05e-ae952c785ead"),
    TYPE("typeCode", "f0306f51-975f-434e-a61c-c59651d33983"),
    ENTRY_PATIENT("patientId", "58a6f841-87b3-4a3e-92fd-a8ffeff98427"),
    ENTRY_UNIQUE_ID("uniqueId", "2e82c1f6-a085-4c72-9da3-8640a32e42ab"),

    SET("SubmissionSet", "a54d6aa5-d40d-43f9-88c5-b4633d873bdd"),
    SET_AUTHOR("author", "a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d"),
    CONTENT_TYPE("contentTypeCode", "aa543740-bdda-424e-8c96-df4873be8500"),
    SET_PATIENT("patientId", "6b5aea1a-874d-4603-a4bc-96a0a7b38446"),
    SET_SOURCE("sourceId", "554ac39e-e3fe-47fe-b233-965d2a147832"),
    SET_UNIQUE_ID("uniqueId", "96fdda7c-d067-4183-912e-bf5ee74998a8"),

    FOLDER("Folder", "d9d542f3-6cc4-48b6-8870-ea235fbc94c2"),
    FOLDER_CODES("codeList", "1ba97051-7806-41a8-a48b-8fce7af683c5"),
    FOLDER_PATIENT("patientId", "f64ffdf0-4b97-4e06-b79f-a52b38ec2f8a"),
    FOLDER_UNIQUE_ID("uniqueId", "75df8f67-9973-4fbe-a900-df66cefecc5a"),

    ASSOCIATION_DOCUMENTATION("associationDocumentation", "abd807a3-4432-4053-87b4-fd82c643d1f3");

    private final String attribute;
    private final String uuid;

    Scheme(String attribute, String uuid) {
        this.attribute = attribute;
        this.uuid = uuid;
    }

    /** The attribute of XDS that it carries. */
    public String attribute() {
        return attribute;
    }

    /** The kind of object that it belongs to, as ITI TF-3 writes it before a dot. */
    public String owner() {
        return switch (this) {
            case SET, SET_AUTHOR, CONTENT_TYPE, SET_PATIENT, SET_SOURCE, SET_UNIQUE_ID -> "XDSSubmissionSet";
            case FOLDER, FOLDER_CODES, FOLDER_PATIENT, FOLDER_UNIQUE_ID -> "XDSFolder";
            case ASSOCIATION_DOCUMENTATION -> "XDSAssociation";
            default -> "XDSDocumentEntry";
        };
    }

    /** {@code urn:uuid:…}. */
    public String urn() {
        return "urn:uuid:" + uuid;
    }

    /** The scheme of this URN. */
    public static Optional<Scheme> of(String urn) {
        return Arrays.stream(values()).filter(one -> one.urn().equals(urn)).findFirst();
    }
}
