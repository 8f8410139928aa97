package org.opencarnet;

import java.time.Duration;
import javax.sql.DataSource;
import org.opencarnet.fhir.Callers;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.LastWord;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.storage.SqlTrailFeed;
import org.opencarnet.storage.SqlTrailTree;
import org.opencarnet.trail.AuditMessages;
import org.opencarnet.trail.ProofServlet;
import org.opencarnet.trail.Publication;
import org.opencarnet.trail.Repeating;
import org.opencarnet.trail.Sequencer;
import org.opencarnet.trail.SignedLastWord;
import org.opencarnet.trail.SignerKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The trail's tree: it grows twice a second, is signed, proven and published; and the trail is handed on to a collector. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TrailProperties.class, AtnaProperties.class})
class TrailKeeping {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    TrailTree trailTree(DataSource database, PlatformTransactionManager transactions) {
        return new SqlTrailTree(database, transactions);
    }

    @Bean
    SignerKey trailKey(TrailProperties properties) {
        return properties.signer();
    }

    @Bean
    LastWord lastWord(TrailTree tree, SignerKey key) {
        return new SignedLastWord(tree, key);
    }

    @Bean
    Repeating trailSequencer(TrailTree tree, SignerKey key) {
        return new Repeating(Repeating.Work.throughout("trail-sequencer", PAUSE, new Sequencer(tree, key)::takeUp));
    }

    @Bean
    @ConditionalOnProperty("carnet.trail.publish-to")
    Repeating trailPublication(TrailTree tree, TrailProperties properties) {
        var publication = new Publication(tree, properties.witness().orElseThrow());
        return new Repeating(Repeating.Work.throughout("trail-publication", PAUSE, publication::publish));
    }

    @Bean
    @ConditionalOnProperty("carnet.atna.collector")
    Repeating atnaForwarding(
            DataSource database, PlatformTransactionManager transactions, AtnaProperties atna, SslBundles bundles) {
        var forwarding = AuditMessages.of(new SqlTrailFeed(database, transactions), atna.target(bundles));
        return new Repeating(Repeating.Work.throughout("atna-forwarding", PAUSE, forwarding));
    }

    @Bean
    ProofServlet.Reading trailReading(ReadTrail readTrail, Callers callers) {
        return new ProofServlet.Reading(readTrail, request -> caller(callers.of(request)));
    }

    @Bean
    ServletRegistrationBean<ProofServlet> trailProofs(TrailTree tree, SignerKey key, ProofServlet.Reading reading) {
        var servlet = new ProofServlet(tree, key, reading);
        var registration = new ServletRegistrationBean<>(servlet, ProofServlet.PATH + "/*");
        registration.setName("trail");
        return registration;
    }

    /** As the FHIR face knows him, by another door. */
    private static Caller caller(Caller known) {
        var origin = known.origin();
        return new Caller(
                known.requester(), known.purpose(), new Caller.Origin("trail", origin.address(), origin.requestId()));
    }
}
