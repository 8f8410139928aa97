package org.opencarnet.fhir.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.opencarnet.sharing.Subscription.Channel;

/** A subscription as Subscription of R4, in the shape of the backport. */
final class SubscriptionView {

    private static final String REASON = "Alertes";

    private SubscriptionView() {}

    /** As it stands at this instant. */
    static Subscription of(org.opencarnet.sharing.Subscription one, Instant now) {
        var view = new Subscription();
        view.setId(one.id().toString());
        view.getMeta().setVersionId(Integer.toString(one.version())).addProfile(Backport.SUBSCRIPTION);
        view.setLanguage(one.wish().language());
        view.setStatus(status(one.statusAt(now)))
                .setReason(REASON)
                .setCriteria(one.wish().topic());
        one.record().ifPresent(record -> view.getCriteriaElement()
                .addExtension(Backport.FILTER, new StringType("DocumentReference?patient=Patient/" + record)));
        one.wish().end().map(Date::from).ifPresent(view::setEnd);
        if (!one.state().error().isEmpty()) {
            view.setError(one.state().error());
        }
        return view.setChannel(channel(one.channel()));
    }

    static SubscriptionStatus status(org.opencarnet.sharing.Subscription.Status status) {
        return SubscriptionStatus.valueOf(status.name());
    }

    private static SubscriptionChannelComponent channel(Channel channel) {
        var view = new SubscriptionChannelComponent();
        if (channel instanceof Channel.Mail mail) {
            return view.setType(SubscriptionChannelType.EMAIL).setEndpoint("mailto:" + mail.address());
        }
        if (channel instanceof Channel.Sms sms) {
            return view.setType(SubscriptionChannelType.SMS).setEndpoint("tel:" + sms.number());
        }
        var hook = (Channel.RestHook) channel;
        view.setType(SubscriptionChannelType.RESTHOOK)
                .setEndpoint(hook.endpoint().toString())
                .setPayload(Notices.JSON);
        view.getPayloadElement()
                .addExtension(Backport.CONTENT, new CodeType(hook.ids() ? Backport.ID_ONLY : Backport.EMPTY));
        hook.headers().forEach(view::addHeader);
        hook.heartbeat()
                .map(Duration::toSeconds)
                .map(seconds -> new Extension(Backport.HEARTBEAT, new UnsignedIntType(seconds.intValue())))
                .ifPresent(view::addExtension);
        return view;
    }
}
