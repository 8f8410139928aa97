package org.opencarnet.xds.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.SlotType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ValueListType;

/** The slots of an object, by their names in XDS. */
public final class Slots {

    public static final String AUTHOR_INSTITUTION = "authorInstitution";
    public static final String AUTHOR_PERSON = "authorPerson";
    public static final String AUTHOR_ROLE = "authorRole";
    public static final String AUTHOR_SPECIALTY = "authorSpecialty";
    public static final String CODING_SCHEME = "codingScheme";
    public static final String CREATION_TIME = "creationTime";
    public static final String HASH = "hash";
    public static final String LANGUAGE = "languageCode";
    public static final String LAST_UPDATE = "lastUpdateTime";
    public static final String LEGAL_AUTHENTICATOR = "legalAuthenticator";
    public static final String REFERENCES = "urn:ihe:iti:xds:2013:referenceIdList";
    public static final String REPOSITORY = "repositoryUniqueId";
    public static final String SERVICE_START = "serviceStartTime";
    public static final String SERVICE_STOP = "serviceStopTime";
    public static final String SET_STATUS = "SubmissionSetStatus";
    public static final String SIZE = "size";
    public static final String SOURCE_PATIENT = "sourcePatientId";
    public static final String SUBMISSION_TIME = "submissionTime";

    private Slots() {}

    /** All values under a name, in their order; blank ones are none. */
    public static List<String> values(IdentifiableType of, String name) {
        return of.getSlot().stream()
                .filter(slot -> name.equals(slot.getName()))
                .flatMap(Slots::values)
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** The first value under a name. */
    public static Optional<String> value(IdentifiableType of, String name) {
        return values(of, name).stream().findFirst();
    }

    /** All values of a slot. */
    public static Stream<String> values(SlotType1 slot) {
        return Optional.ofNullable(slot.getValueList()).map(ValueListType::getValue).orElse(List.of()).stream()
                .map(value -> value == null ? "" : value);
    }

    /** Adds a slot; one without values is none. */
    static void add(IdentifiableType to, String name, List<String> values) {
        if (!values.isEmpty()) {
            to.getSlot().add(slot(name, values));
        }
    }

    static void add(IdentifiableType to, String name, Optional<String> value) {
        add(to, name, value.stream().toList());
    }

    /** Makes a slot say this, where it stands, or at the end. */
    static void set(IdentifiableType in, String name, String value) {
        for (var i = 0; i < in.getSlot().size(); i++) {
            if (name.equals(in.getSlot().get(i).getName())) {
                in.getSlot().set(i, slot(name, List.of(value)));
                return;
            }
        }
        in.getSlot().add(slot(name, List.of(value)));
    }

    private static SlotType1 slot(String name, List<String> values) {
        var slot = new SlotType1();
        slot.setName(name);
        slot.setValueList(new ValueListType());
        slot.getValueList().getValue().addAll(values);
        return slot;
    }
}
