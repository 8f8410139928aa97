package org.opencarnet.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** Refuses what FHIR R4 does not know, so that nothing a sender wrote is lost in silence. References are looked at later. */
final class StrictParsing implements IParserErrorHandler {

    @Override
    public void unknownElement(IParseLocation location, String name) {
        throw refusal(RequestFault.UNKNOWN_ELEMENT, location, name);
    }

    @Override
    public void unknownAttribute(IParseLocation location, String name) {
        throw refusal(RequestFault.UNKNOWN_ELEMENT, location, name);
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String name) {
        throw refusal(RequestFault.INVALID_VALUE, location, name);
    }

    @Override
    public void missingRequiredElement(IParseLocation location, String name) {
        throw refusal(RequestFault.INVALID_VALUE, location, name);
    }

    @Override
    public void invalidValue(IParseLocation location, @Nullable String value, String error) {
        throw refusal(RequestFault.INVALID_VALUE, location, value == null ? "" : value);
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String name,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        throw refusal(RequestFault.INVALID_VALUE, location, name);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
        throw refusal(RequestFault.INVALID_VALUE, location, "extension");
    }

    @Override
    public void containedResourceWithNoId(IParseLocation location) {
        // What lacks an id cannot be referred to; whether that matters is for the validation of the message to say.
    }

    @Override
    public void unknownReference(IParseLocation location, String reference) {
        // As above.
    }

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {
        // As above.
    }

    private static Refusal refusal(RequestFault fault, @Nullable IParseLocation location, String argument) {
        var parent = location == null ? null : location.getParentElementName();
        return Refusal.of(Complaint.of(fault, argument).at(parent == null ? "" : parent));
    }
}
