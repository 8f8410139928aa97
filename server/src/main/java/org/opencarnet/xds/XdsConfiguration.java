package org.opencarnet.xds;

import java.time.Clock;
import org.opencarnet.access.Access;
import org.opencarnet.identity.VihfCheck;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Browse;
import org.opencarnet.sharing.EbxmlRendering;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Submit;
import org.opencarnet.xds.leaving.Fence;
import org.opencarnet.xds.mapping.RegistryRendering;
import org.opencarnet.xds.provide.Older;
import org.opencarnet.xds.provide.ProvideAndRegister;
import org.opencarnet.xds.query.RegistryStoredQuery;
import org.opencarnet.xds.retrieve.RetrieveDocuments;
import org.opencarnet.xds.soap.Limits;
import org.opencarnet.xds.soap.Transaction;
import org.opencarnet.xds.soap.XdsFace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the face: all {@link Transaction}s among the beans are served. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XdsProperties.class)
public class XdsConfiguration {

    private static final String PATH = "/xds/*";

    @Bean
    EbxmlRendering ebxmlRendering() {
        return new RegistryRendering();
    }

    @Bean
    Fence xdsFence(Access access) {
        return new Fence(access);
    }

    @Bean
    ProvideAndRegister.UseCases provideUseCases(Submit submit, Submit.Rules rules, Older older, Ports ports) {
        return new ProvideAndRegister.UseCases(submit, rules, older, ports.contents());
    }

    @Bean
    Older older(Amend amend, Gather gather) {
        return new Older(amend, gather);
    }

    @Bean
    ProvideAndRegister provideAndRegister(ProvideAndRegister.UseCases useCases, Clock clock) {
        return new ProvideAndRegister(useCases, clock);
    }

    @Bean
    RetrieveDocuments retrieveDocuments(Read read, Fence xdsFence, XdsProperties properties) {
        return new RetrieveDocuments(read, xdsFence, properties.repositoryUniqueId());
    }

    /** Of what is kept in ebXML. */
    @Bean
    Browse xdsBrowse(Ports ports, Access access, Clock clock) {
        return new Browse(new Reception(ports.in(Form.EBXML), access, clock));
    }

    @Bean
    RegistryStoredQuery registryStoredQuery(Browse xdsBrowse, Fence xdsFence, XdsProperties properties) {
        return new RegistryStoredQuery(xdsBrowse, xdsFence, properties.repositoryUniqueId());
    }

    @Bean
    Limits xdsLimits(WaitingParts waiting, Submit.Rules rules) {
        return new Limits(waiting.folder(), rules.accepted().limit());
    }

    @Bean
    XdsFace xdsFace(ObjectProvider<Transaction<?, ?>> transactions, Limits limits, VihfCheck vihfs) {
        return new XdsFace(transactions.orderedStream().toList(), limits, vihfs);
    }

    @Bean
    Waking xdsWaking(XdsFace face) {
        return new Waking(face);
    }

    @Bean
    ServletRegistrationBean<XdsFace> xdsServlet(XdsFace face) {
        return new ServletRegistrationBean<>(face, PATH);
    }
}
