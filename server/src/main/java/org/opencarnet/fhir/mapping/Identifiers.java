package org.opencarnet.fhir.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.opencarnet.record.Ins;
import org.opencarnet.record.UniqueId;

/** Identifier ↔ the names of documents, lists and patients. What MHD 4.2.3 tells by {@code use} and 4.2.4 by {@code type} is understood by either and written by both. */
public final class Identifiers {

    private static final String UNIQUE_ID = "uniqueId";
    private static final String ENTRY_UUID = "entryUUID";
    private static final String OID = "[0-2](\\.(0|[1-9]\\d*))+";
    private static final Pattern OID_URI = Pattern.compile("urn:oid:" + OID + "(\\^.+)?");
    private static final Pattern OTHER_URN = Pattern.compile("urn:(?!oid:)[a-z0-9-]+:\\S+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 256;

    private Identifiers() {}

    /** Identifier → uniqueId: a URN, or a root OID as system with an extension as value; empty when it is neither. */
    public static Optional<UniqueId> uniqueId(Identifier from) {
        if (!from.hasSystem() || !from.hasValue() || from.getValue().length() > LONGEST) {
            return Optional.empty();
        }
        return Systems.URI.equals(from.getSystem())
                ? ofUrn(from.getValue())
                : Optional.of(from.getSystem() + "^" + from.getValue())
                        .filter(uri -> OID_URI.matcher(uri).matches() && uri.length() <= LONGEST)
                        .map(UniqueId::ofUri);
    }

    /** uniqueId → Identifier. */
    public static Identifier uniqueId(UniqueId from) {
        var caret = from.value().startsWith("urn:") ? -1 : from.value().indexOf('^');
        var identifier = typed(IdentifierUse.USUAL, UNIQUE_ID);
        return caret < 0
                ? identifier.setSystem(Systems.URI).setValue(from.uri())
                : identifier
                        .setSystem(Systems.URN_OID + from.value().substring(0, caret))
                        .setValue(from.value().substring(caret + 1));
    }

    /** Whether an identifier says of itself that it is the uniqueId. */
    public static boolean isUniqueId(Identifier identifier) {
        return is(identifier, IdentifierUse.USUAL, UNIQUE_ID);
    }

    /** The uniqueId among the identifiers of a List, where one is. */
    public static Optional<Identifier> uniqueIdAmong(List<Identifier> identifiers) {
        return identifiers.stream().filter(Identifiers::isUniqueId).findFirst();
    }

    /** Whether a URI is {@code urn:oid:} and an OID. */
    public static boolean isOid(String uri) {
        return uri.indexOf('^') < 0 && OID_URI.matcher(uri).matches();
    }

    /** entryUUID → Identifier. */
    public static Identifier entryUuid(UUID from) {
        return typed(IdentifierUse.OFFICIAL, ENTRY_UUID).setSystem(Systems.URI).setValue(Systems.URN_UUID + from);
    }

    /** Whether an identifier names a metadata version. */
    public static boolean isEntryUuid(Identifier identifier) {
        return is(identifier, IdentifierUse.OFFICIAL, ENTRY_UUID)
                && identifier.hasValue()
                && identifier.getValue().startsWith(Systems.URN_UUID);
    }

    /** INS → Patient.identifier. */
    public static Identifier patient(Ins from) {
        return new Identifier()
                .setUse(IdentifierUse.OFFICIAL)
                .setSystem(Systems.URN_OID + from.authority().oid())
                .setValue(from.matricule());
    }

    /** Identifier → an entry of referenceIdList. */
    public static String reference(Identifier from) {
        return from.hasSystem() ? from.getSystem() + "|" + from.getValue() : from.getValue();
    }

    /** An entry of referenceIdList → Identifier. */
    public static Identifier reference(String from) {
        var bar = from.indexOf('|');
        return bar < 0
                ? new Identifier().setValue(from)
                : new Identifier().setSystem(from.substring(0, bar)).setValue(from.substring(bar + 1));
    }

    private static Optional<UniqueId> ofUrn(String urn) {
        if (OID_URI.matcher(urn).matches()) {
            return Optional.of(UniqueId.ofUri(urn));
        }
        return OTHER_URN.matcher(urn).matches()
                ? Optional.of(new UniqueId(
                        urn.regionMatches(true, 0, Systems.URN_UUID, 0, Systems.URN_UUID.length())
                                ? urn.toLowerCase(Locale.ROOT)
                                : urn))
                : Optional.empty();
    }

    private static boolean is(Identifier identifier, IdentifierUse use, String type) {
        return identifier.getUse() == use || identifier.getType().hasCoding(Systems.MHD_IDENTIFIER_TYPE, type);
    }

    private static Identifier typed(IdentifierUse use, String type) {
        return new Identifier()
                .setUse(use)
                .setType(new CodeableConcept(
                        new Coding().setSystem(Systems.MHD_IDENTIFIER_TYPE).setCode(type)));
    }
}
