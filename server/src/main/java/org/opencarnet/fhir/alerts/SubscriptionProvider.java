package org.opencarnet.fhir.alerts;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.Declared.Parameter;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.OfferedChannels;
import org.opencarnet.fhir.SeenVersion;
import org.opencarnet.fhir.alerts.Notices.Told;
import org.opencarnet.fhir.alerts.Notices.Type;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Subscribe;

/**
 * Subscription: where somebody wants to be told of what happens (ITI-110, 113), by mail or SMS to people, to the endpoint of a software. Everybody
 * sees and changes his own alone.
 */
public final class SubscriptionProvider implements FhirProvider {

    private static final Declared DECLARED = new Declared(
            "Subscription",
            List.of(
                    Parameter.of("_id", SearchParamType.TOKEN),
                    Parameter.of("status", SearchParamType.TOKEN),
                    Parameter.of("topic", SearchParamType.URI),
                    Parameter.of("url", SearchParamType.URI)),
            Set.of(),
            List.of(Backport.SUBSCRIPTION));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String CONFIRM = "https://opencarnet.org/fhir/OperationDefinition/Subscription-confirm";

    private final Callers callers;
    private final Subscribe subscribe;
    private final Channels channels;
    private final Clock clock;

    public SubscriptionProvider(Callers callers, Subscribe subscribe, OfferedChannels offered, Clock clock) {
        this.callers = callers;
        this.subscribe = subscribe;
        this.channels = new Channels(offered);
        this.clock = clock;
    }

    @Override
    public List<Declared> declares() {
        return List.of(DECLARED);
    }

    /** Subscribes; what is active begins when it is confirmed. */
    @Create(type = Subscription.class)
    public MethodOutcome create(@ResourceParam Subscription asked, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var request = asking(asked, details).request(channels, clock);
        return outcome(Refusal.unlessDone(subscribe.subscribe(caller, request)), true);
    }

    /** One's own; whatever else is not found. */
    @Read(type = Subscription.class)
    public Subscription read(@IdParam IdType id, ServletRequestDetails details) {
        return shown(found(id, details));
    }

    /** One's own, all of them. */
    @Search(type = Subscription.class, allowUnknownParams = true)
    public List<Subscription> search(ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var wanted = Wanted.of(details, DECLARED.names());
        return subscribe.of(caller).stream().map(this::shown).filter(wanted).toList();
    }

    /** Turns it off, or asks for it anew. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription asked, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var change = asking(asked, details).change(channels, clock, SeenVersion.of(details.getServletRequest()));
        return outcome(Refusal.unlessDone(subscribe.change(caller, uuid(id), change)), false);
    }

    /** Forgets it, and with it the address. */
    @Delete(type = Subscription.class)
    public MethodOutcome delete(@IdParam IdType id, ServletRequestDetails details) {
        Refusal.unlessDone(subscribe.forget(callers.of(details.getServletRequest()), uuid(id)));
        return new MethodOutcome(id, false);
    }

    /** Confirms an address by the code that was sent to it. */
    @Operation(name = "$confirm", type = Subscription.class, canonicalUrl = CONFIRM)
    public Subscription confirm(
            @IdParam IdType id,
            @OperationParam(name = "code", min = 0, max = 1) @Nullable StringType code,
            ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var digits = Optional.ofNullable(code)
                .map(StringType::getValue)
                .orElseThrow(() -> Asking.complaint(AlertFault.CODE_MISSING, "Parameters.parameter"));
        return shown(Refusal.unlessDone(subscribe.confirm(caller, uuid(id), digits.strip())));
    }

    /** How it stands, and how much was told. */
    @Operation(name = "$status", type = Subscription.class, idempotent = true, canonicalUrl = Backport.STATUS_OPERATION)
    public Bundle status(@IdParam IdType id, ServletRequestDetails details) {
        var found = found(id, details);
        return Notices.status(new Told(found, details.getFhirServerBase(), Type.QUERY_STATUS, found.told()));
    }

    /** What was told under these numbers, as far as the subscriber may know of it today. */
    @Operation(name = "$events", type = Subscription.class, idempotent = true, canonicalUrl = Backport.EVENTS_OPERATION)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber", min = 0, max = 1) @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber", min = 0, max = 1) @Nullable StringType until,
            ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        var from = number(since, "eventsSinceNumber").orElse(1L);
        var to = number(until, "eventsUntilNumber").orElse(Long.MAX_VALUE);
        var told = Refusal.unlessDone(subscribe.told(caller, uuid(id), new Subscribe.Stretch(from, to)));
        var bundle = Notices.bundle(
                new Told(
                        told.subscription(),
                        details.getFhirServerBase(),
                        Type.QUERY_EVENT,
                        told.subscription().told()),
                told.messages());
        bundle.setId(UUID.randomUUID().toString());
        return bundle;
    }

    private org.opencarnet.sharing.Subscription found(IdType id, ServletRequestDetails details) {
        var caller = callers.of(details.getServletRequest());
        return Refusal.unlessDone(subscribe.subscription(caller, uuid(id)));
    }

    private Subscription shown(org.opencarnet.sharing.Subscription one) {
        return SubscriptionView.of(one, clock.instant());
    }

    private MethodOutcome outcome(org.opencarnet.sharing.Subscription kept, boolean created) {
        var view = shown(kept);
        return new MethodOutcome(view.getIdElement(), created).setResource(view);
    }

    private static Asking asking(Subscription asked, ServletRequestDetails details) {
        return new Asking(asked, language(details), URI.create(details.getFhirServerBase()));
    }

    private static Optional<Long> number(@Nullable StringType value, String name) {
        return Optional.ofNullable(value).map(StringType::getValue).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw Refusal.of(
                        Complaint.of(RequestFault.PARAMETER_INVALID, name, text).at("http." + name));
            }
            return Long.valueOf(text);
        });
    }

    private static Locale language(ServletRequestDetails details) {
        return Words.language(
                Optional.ofNullable(details.getHeader("Accept-Language")).orElse(""));
    }

    private static UUID uuid(IdType id) {
        try {
            return UUID.fromString(id.getIdPart());
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.of(new ProblemFault(Problem.NOT_FOUND));
        }
    }
}
