package org.opencarnet.fhir.leaving;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Access;
import org.opencarnet.access.Facts;
import org.opencarnet.fhir.FhirHook;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.identity.RequestId;
import org.opencarnet.sharing.Cleared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every answer as it is about to leave. A document without clearance, one that says of itself something else than what was
 * cleared, or one that the law refuses on a second look, ends the answer: 500, an alarm, and nothing sent.
 */
@Interceptor
public final class Fence implements FhirHook {

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);
    /** The request attribute that holds the exception by which an answer was broken off. */
    public static final String BROKEN_OFF = Fence.class.getName() + ".brokenOff";

    private static final int AFTER_ALL_OTHERS = 10_000;
    private static final String DOCUMENT = "DocumentReference";

    private final Access access;

    public Fence(Access access) {
        this.access = access;
    }

    /** Answers that are ready are written here, once they have passed; all others go on to be encoded. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = AFTER_ALL_OTHERS)
    public boolean leave(ServletRequestDetails details, @Nullable IBaseResource resource, HttpServletResponse response)
            throws IOException {
        var answer = Answer.of(details);
        if (answer.isPresent()) {
            answer.get().documents().forEach(one -> pass(one, details));
            write(answer.get(), details, response);
            return false;
        }
        if (resource != null) {
            look(resource, details);
        }
        return true;
    }

    /** Once the first byte has left there is no telling of errors: the connection is broken off, so that nobody takes a part for the whole. */
    private static void write(Answer answer, ServletRequestDetails details, HttpServletResponse response)
            throws IOException {
        try {
            answer.write(details, response);
        } catch (IOException | RuntimeException broken) {
            if (!response.isCommitted()) {
                throw broken;
            }
            details.getServletRequest().setAttribute(BROKEN_OFF, new IOException(broken));
        }
    }

    /** Whatever became of the request, what its answer holds is let go. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void completed(ServletRequestDetails details) throws IOException {
        var answer = Answer.of(details);
        if (answer.isPresent()) {
            answer.get().close();
        }
    }

    private void pass(Cleared cleared, ServletRequestDetails details) {
        try {
            pass(cleared, Seen.in(cleared.document().text()), details);
        } catch (IllegalArgumentException unreadable) {
            throw alarm("the stored text is no resource", details);
        }
    }

    private void look(IBaseResource resource, ServletRequestDetails details) {
        if (resource instanceof DocumentReference document) {
            document(document, details);
        } else if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> look(entry.getResource(), details));
        } else if (resource instanceof Binary binary) {
            clearances(binary.getIdElement().getIdPart(), details).forEach(one -> pass(one, details));
        } else if (resource instanceof ListResource list) {
            list.getEntry().stream()
                    .map(entry -> entry.getItem().getReferenceElement())
                    .filter(item -> DOCUMENT.equals(item.getResourceType()))
                    .forEach(item -> clearances(item.getIdPart(), details).forEach(one -> pass(one, details)));
        }
    }

    private void document(DocumentReference document, ServletRequestDetails details) {
        var version = document.getMeta().getVersionId();
        var found = Clearances.of(details).of(document.getIdElement().getIdPart()).stream()
                .filter(one ->
                        String.valueOf(one.document().identity().version()).equals(version))
                .findFirst()
                .orElseThrow(() -> alarm("no clearance", details));
        pass(found, Seen.in(document), details);
    }

    private List<Cleared> clearances(@Nullable String id, ServletRequestDetails details) {
        var found = Clearances.of(details).of(Optional.ofNullable(id).orElse(""));
        if (found.isEmpty()) {
            throw alarm("no clearance", details);
        }
        return found;
    }

    private void pass(Cleared cleared, Seen seen, ServletRequestDetails details) {
        var document = cleared.document();
        var facts = cleared.facts().document().orElseThrow(() -> alarm("cleared without facts of a document", details));
        if (!document.identity().logicalId().toString().equals(seen.id())) {
            throw alarm("cleared was another document", details);
        }
        var itsType = seen.types().isEmpty()
                ? facts.type().equals(FhirToRecord.UNSTATED_TYPE.code())
                : seen.types().contains(facts.type());
        if (!itsType || !facts.visibility().equals(seen.visibility()) || seen.deleted()) {
            throw alarm("the document says of itself what was not cleared", details);
        }
        var asItIs = new Facts.Document(facts.type(), seen.visibility(), document.status(), facts.authored());
        if (access.decide(cleared.request(), cleared.facts()).refused()
                || !asItIs.equals(facts)
                        && access.decide(cleared.request(), cleared.facts().about(asItIs))
                                .refused()) {
            throw alarm("refused on the second look", details);
        }
    }

    private static Refusal alarm(String reason, ServletRequestDetails details) {
        LOG.error(
                "ALARM: an answer was stopped at the fence ({}); request {}",
                reason,
                RequestId.of(details.getServletRequest()));
        return Refusal.of(RequestFault.UNEXPECTED);
    }
}
