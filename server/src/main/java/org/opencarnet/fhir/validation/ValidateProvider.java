package org.opencarnet.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/**
 * {@code POST [type]/$validate} (FHIR R4 Resource-validate), for one type: the body is the resource as it is, or Parameters with
 * {@code resource}, {@code mode} and {@code profile}, of which the last two may stand in the URL. 200 with an OperationOutcome, whatever
 * is found.
 */
public final class ValidateProvider<T extends Resource> implements IResourceProvider, FhirProvider {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Set<String> MODES = Set.of("create", "update", "profile");

    private final Class<T> type;
    private final Callers callers;
    private final Validator validator;

    public ValidateProvider(Class<T> type, Callers callers, Validator validator) {
        this.type = type;
        this.callers = callers;
        this.validator = validator;
    }

    /** A resource as it was sent, and what the sender wants to know of it. */
    private record Asked(String text, List<String> modes, List<String> profiles) {}

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Operation(
            name = "$validate",
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Resource-validate",
            manualRequest = true)
    public OperationOutcome validate(ServletRequestDetails details) {
        callers.of(details.getServletRequest());
        var body = details.loadRequestContents();
        if (body.length == 0) {
            throw Refusal.of(RequestFault.BODY_MISSING);
        }
        var asked = asked(new String(body, StandardCharsets.UTF_8), details);
        var mode = asked.modes().stream().filter(one -> !MODES.contains(one)).findFirst();
        if (mode.isPresent()) {
            throw Refusal.of(Complaint.of(RequestFault.PARAMETER_INVALID, "mode", mode.get())
                    .at("http.mode"));
        }
        return validator.validate(asked.text(), asked.profiles());
    }

    private Asked asked(String text, ServletRequestDetails details) {
        var found = parsed(text);
        var inUrl = new Asked(text, inUrl(details, "mode"), inUrl(details, "profile"));
        if (found.isPresent() && found.get() instanceof Parameters parameters) {
            return within(parameters, inUrl);
        }
        found.ifPresent(this::mustBeOurs);
        return inUrl;
    }

    private Asked within(Parameters parameters, Asked inUrl) {
        var wrapped = parameters.getParameter().stream()
                .filter(one -> "resource".equals(one.getName()) && one.hasResource())
                .map(one -> one.getResource())
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Complaint.of(RequestFault.PARAMETER_MISSING, "resource").at("Parameters.parameter")));
        mustBeOurs(wrapped);
        return new Asked(
                FHIR.newJsonParser().encodeResourceToString(wrapped),
                or(parameters, "mode", inUrl.modes()),
                or(parameters, "profile", inUrl.profiles()));
    }

    private static List<String> or(Parameters parameters, String name, List<String> otherwise) {
        var inBody = parameters.getParameter().stream()
                .filter(one -> name.equals(one.getName())
                        && one.hasValue()
                        && one.getValue().isPrimitive())
                .map(one -> one.getValue().primitiveValue())
                .toList();
        return inBody.isEmpty() ? otherwise : inBody;
    }

    private static List<String> inUrl(ServletRequestDetails details, String name) {
        return Optional.ofNullable(details.getParameters().get(name)).stream()
                .flatMap(Arrays::stream)
                .toList();
    }

    private void mustBeOurs(Resource resource) {
        if (!type.isInstance(resource)) {
            throw Refusal.of(Complaint.of(RequestFault.INVALID_VALUE, resource.fhirType())
                    .at(type.getSimpleName()));
        }
    }

    /** Empty for what no parser takes, of which the validator knows to tell more. */
    private static Optional<Resource> parsed(String text) {
        try {
            var parser = EncodingEnum.detectEncoding(text).newParser(FHIR);
            parser.setParserErrorHandler(new LenientErrorHandler(false));
            return Optional.of((Resource) parser.parseResource(text));
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }
}
