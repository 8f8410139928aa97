package org.opencarnet.demo.conformance;

import org.opencarnet.identity.VihfCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The Spring profile {@code conformance}: NIST XDS Toolkit, Gazelle and their kin, which bring no credential, may do everything. What it sets besides
 * stands in {@code application-demo.yaml}.
 */
public final class Conformance {

    /** The name of the profile. */
    public static final String PROFILE = "conformance";

    private static final Logger LOG = LoggerFactory.getLogger(Conformance.class);
    private static final String WARNING = """

            ********************************************************************************************************
            *  PROFILE "conformance": whoever brings NO CREDENTIAL reads, changes and deletes EVERY RECORD here.    *
            *  For test tools and fictitious patients alone. Never give it a document of a person who lives.        *
            *  PROFIL « conformance » : SANS AUCUN JUSTIFICATIF, on lit, modifie et supprime TOUS LES DOSSIERS.     *
            *  Pour les outils de test et des patients fictifs seulement.                                           *
            ********************************************************************************************************""";

    private Conformance() {}

    /** Opens a server to conformance tools where it is started in the profile for them. */
    public static ApplicationContextInitializer<GenericApplicationContext> whereAskedFor() {
        return server -> {
            if (server.getEnvironment().matchesProfiles(PROFILE)) {
                open(server);
            }
        };
    }

    private static void open(GenericApplicationContext server) {
        LOG.warn(WARNING);
        server.registerBean(
                "testers",
                Testers.class,
                () -> new Testers(server.getBean("vihfs", VihfCheck.class)),
                bean -> bean.setPrimary(true));
        server.addApplicationListener(new Again());
    }

    /** What stood at the beginning is out of sight by the end of the start. */
    private static final class Again implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            LOG.warn(WARNING);
        }
    }
}
