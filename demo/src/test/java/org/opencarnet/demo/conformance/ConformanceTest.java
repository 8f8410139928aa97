package org.opencarnet.demo.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.RealTime;
import org.opencarnet.identity.Tokenless;
import org.opencarnet.identity.VihfCheck;
import org.opencarnet.identity.vihf.VihfIdentity;
import org.opencarnet.record.Ins;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.w3c.dom.Element;

class ConformanceTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private static ConfigurableApplicationContext server(String... profiles) {
        return new SpringApplicationBuilder(WithVihfs.class)
                .web(WebApplicationType.NONE)
                .profiles(profiles)
                .initializers(Conformance.whereAskedFor())
                .run();
    }

    private static Element header() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().newDocument();
        document.appendChild(document.createElementNS("http://www.w3.org/2003/05/soap-envelope", "Header"));
        return document.getDocumentElement();
    }

    @Test
    void whoSendsNoVihfIsATesterForNoPatientInParticular() throws Exception {
        try (var server = server("demo", Conformance.PROFILE)) {
            var vihf = server.getBean(VihfCheck.class).prove(header());

            assertThat(vihf.credential().requester()).isInstanceOf(Requester.Tester.class);
            assertThat(vihf.patient()).isEmpty();
            assertThat(server.getBeansOfType(Tokenless.class)).hasSize(1);
        }
    }

    @Test
    void whoSendsAFlawedVihfIsRefusedAsEver() throws Exception {
        var header = header();
        header.appendChild(header.getOwnerDocument().createElementNS(SAML, "saml:Assertion"));

        try (var server = server("demo", Conformance.PROFILE)) {
            var vihfs = server.getBean(VihfCheck.class);

            assertThatExceptionOfType(FlawedVihf.class).isThrownBy(() -> vihfs.prove(header));
        }
    }

    @Test
    void patientsOfTestDomainsAndAllTransactionsAreTaken() {
        try (var server = server("demo", Conformance.PROFILE)) {
            var properties = Binder.get(server.getEnvironment());

            assertThat(properties
                            .bind("carnet.policy.accepted-authorities", Bindable.setOf(Ins.Authority.class))
                            .get())
                    .contains(Ins.Authority.TEST, new Ins.Authority("1.3.6.1.4.1.21367.2005.13.20.1000"));
            assertThat(properties
                            .bind("carnet.xds.optional-transactions", Bindable.setOf(String.class))
                            .get())
                    .containsExactlyInAnyOrder("iti51", "iti62", "iti86");
        }
    }

    @Test
    void nothingOfItIsThereInTheOrdinaryDemo() throws Exception {
        var header = header();

        try (var server = server("demo")) {
            var vihfs = server.getBean(VihfCheck.class);

            assertThatExceptionOfType(FlawedVihf.class).isThrownBy(() -> vihfs.prove(header));
            assertThat(server.getBeansOfType(Tokenless.class)).isEmpty();
            assertThat(server.getEnvironment().containsProperty("carnet.xds.optional-transactions"))
                    .isFalse();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(VihfIdentity.class)
    static class WithVihfs {

        @Bean
        RealTime realTime() {
            return new RealTime(Clock.systemUTC());
        }
    }
}
