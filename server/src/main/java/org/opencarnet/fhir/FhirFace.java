package org.opencarnet.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.EnumUtils;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.PlainAnswer;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.error.Telling;
import org.opencarnet.fhir.leaving.Fence;
import org.opencarnet.identity.RequestId;
import org.opencarnet.sharing.Patience;

/** The servlet of the FHIR face: HAPI's RestfulServer with our providers, our limits and our errors. */
public final class FhirFace extends RestfulServer {

    private static final long serialVersionUID = 1L;

    private final long largestBody;

    /** What the face is made of. */
    public record Parts(List<FhirProvider> providers, List<FhirHook> hooks) {}

    /**
     * A face that serves these parts.
     *
     * @param base the URL that clients know this face by; absent: as each request came
     */
    public FhirFace(FhirContext context, FhirProperties properties, Optional<String> base, Parts parts) {
        super(context);
        this.largestBody = properties.largestBody().toBytes();
        setDefaultResponseEncoding(EncodingEnum.JSON);
        base.map(HardcodedServerAddressStrategy::new).ifPresent(this::setServerAddressStrategy);
        setServerConformanceProvider(new Capabilities(parts.providers(), properties.oauth()));
        registerProviders(parts.providers());
        registerInterceptor(new Telling());
        parts.hooks().forEach(this::registerInterceptor);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(Patience.class.getName(), Patience.begin());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            if (!EnumUtils.isValidEnum(RequestTypeEnum.class, request.getMethod())) {
                throw Refusal.of(RequestFault.METHOD_NOT_ALLOWED, request.getMethod());
            }
            super.service(Formats.spoken(request), response);
        } catch (Refusal beforehand) {
            PlainAnswer.write(beforehand, request, response);
        }
        if (request.getAttribute(Fence.BROKEN_OFF) instanceof IOException broken) {
            throw broken;
        }
    }

    @Override
    protected ServletRequestDetails newRequestDetails(
            RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response) {
        var details = new GuardedRequest(getInterceptorService(), largestBody);
        details.setServer(this);
        details.setRequestType(type);
        details.setServletRequest(request);
        details.setServletResponse(response);
        return details;
    }

    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return RequestId.of(request);
    }

    @Override
    protected void addRequestIdToResponse(ServletRequestDetails details, String requestId) {
        details.getServletResponse().setHeader(RequestId.HEADER, requestId);
    }

    /** What runs here is nobody's business. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }

    @Override
    protected void throwUnknownResourceTypeException(String type) {
        throw Refusal.of(RequestFault.UNKNOWN_TYPE, type);
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails details, String path, RequestTypeEnum verb) {
        for (var name : details.getParameters().keySet()) {
            if (name.startsWith("_query") || details.getId() != null && !name.startsWith("_")) {
                throw Refusal.of(
                        Complaint.of(RequestFault.PARAMETER_REFUSED, name).at("http." + name));
            }
        }
        var operation = Optional.ofNullable(details.getOperation()).filter(name -> name.startsWith("$"));
        if (operation.isPresent()) {
            throw Refusal.of(RequestFault.UNKNOWN_OPERATION, operation.get());
        }
        var type = Optional.ofNullable(details.getResourceName()).orElse("");
        var refusal = Refusal.of(RequestFault.METHOD_NOT_ALLOWED, verb.name());
        var verbs = new Interactions(this).verbs(type, details.getId() != null);
        if (!verbs.isEmpty()) {
            refusal.addResponseHeader("Allow", verbs);
        }
        throw refusal;
    }
}
