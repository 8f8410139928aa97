package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.fhir.patch.DocumentPatch;
import org.opencarnet.fhir.search.DocumentSearch;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;

/** PDSm flows 03 and 04, TD3.3a to d: masks, shows, archives, deletes. By id, or by the one identifier of a document. */
public final class DocumentPatchProvider implements IResourceProvider, FhirProvider {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
    private static final int ATTEMPTS = 3;

    private final Callers callers;
    private final Amend amend;

    public DocumentPatchProvider(Callers callers, Amend amend) {
        this.callers = callers;
        this.amend = amend;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            PatchTypeEnum format,
            @ResourceParam String body,
            ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var patch = DocumentPatch.read(format, body);
        var logicalId = id == null || !id.hasIdPart() ? identified(caller, details) : Ids.logicalId(id);
        var expects = expected(details);
        var outcome = attempt(caller, logicalId, patch, expects);
        for (var again = 1; again < ATTEMPTS && expects.isEmpty() && overtaken(outcome); again++) {
            outcome = attempt(caller, logicalId, patch, expects);
        }
        return answer(Refusal.unlessDone(outcome), details);
    }

    private Outcome<Amend.Changed> attempt(
            Caller caller, UUID logicalId, DocumentPatch patch, Optional<Integer> expects) {
        return amend.change(caller, logicalId, current -> patch.amendment(current, expects));
    }

    /** Another writer was quicker; whoever named no version is content with the next. */
    private static boolean overtaken(Outcome<Amend.Changed> outcome) {
        return outcome instanceof Outcome.Rejected<Amend.Changed> rejected
                && rejected.rejection().problem() == Problem.VERSION_CONFLICT;
    }

    private UUID identified(Caller caller, ServletRequestDetails details) {
        var parameters = details.getParameters();
        parameters.keySet().stream()
                .filter(name -> !name.equals("identifier") && !name.startsWith("_"))
                .findFirst()
                .ifPresent(name -> {
                    throw refusal(RequestFault.PARAMETER_REFUSED, name);
                });
        var values = parameters.getOrDefault("identifier", new String[0]);
        if (values.length != 1) {
            throw refusal(RequestFault.PARAMETER_MISSING, "identifier");
        }
        return Refusal.unlessDone(amend.identify(caller, DocumentSearch.uri(values[0])));
    }

    private static Optional<Integer> expected(ServletRequestDetails details) {
        return Optional.ofNullable(details.getHeader("If-Match")).map(tag -> {
            var version = VERSION.matcher(tag.strip());
            if (!version.matches()) {
                throw refusal(RequestFault.PARAMETER_INVALID, "If-Match", tag);
            }
            return Integer.valueOf(version.group(1));
        });
    }

    /** A document that the change has taken out of the caller's sight is not shown; only its going is told. */
    private static MethodOutcome answer(Amend.Changed changed, ServletRequestDetails details) {
        var identity = changed.document().identity();
        details.getServletResponse().setHeader("ETag", "W/\"" + identity.version() + "\"");
        var outcome = new MethodOutcome(
                new IdType("DocumentReference", identity.logicalId().toString(), String.valueOf(identity.version())));
        if (changed.shown().isPresent()) {
            Clearances.of(details).add(changed.shown().get());
            outcome.setResource(Searchset.document(changed.shown().get(), details.getFhirServerBase()));
        } else if (changed.document().status() == AvailabilityStatus.DELETED) {
            outcome.setResource(Warnings.told(
                    List.of(Complaint.of(new RuleFault(Rule.DOCUMENT_DELETED)).asWarning()), details));
        }
        return outcome;
    }

    private static Refusal refusal(RequestFault fault, String... arguments) {
        return Refusal.of(Complaint.of(fault, arguments).at("http." + arguments[0]));
    }
}
