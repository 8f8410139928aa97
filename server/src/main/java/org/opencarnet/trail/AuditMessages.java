package org.opencarnet.trail;

import javax.net.ssl.SSLContext;
import org.opencarnet.sharing.TrailFeed;
import org.opencarnet.trail.atna.Collector;
import org.opencarnet.trail.atna.Forwarding;

/** The trail as audit messages (IHE ITI-20) for a collector outside. */
public final class AuditMessages {

    private AuditMessages() {}

    /**
     * A collector.
     *
     * @param source the name of this server in the messages, printable ASCII without spaces
     * @param tls whom we believe, and by what certificate we are believed
     */
    public record Target(String host, int port, String source, SSLContext tls) {}

    /** What hands on all there is, each time it is run, unless it is too early after a failure. */
    public static Runnable of(TrailFeed feed, Target target) {
        var place = new Collector.Place(target.host(), target.port(), target.source());
        return new Forwarding(feed, new Collector(place, target.tls()))::forward;
    }
}
