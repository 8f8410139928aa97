package org.opencarnet.xds;

import java.time.Clock;
import java.util.Optional;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.identity.SignatureCheck;
import org.opencarnet.identity.VihfCheck;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Browse;
import org.opencarnet.sharing.EbxmlRendering;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Remove;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Submit;
import org.opencarnet.xds.dmp.Habilitations;
import org.opencarnet.xds.dmp.Patients;
import org.opencarnet.xds.leaving.Fence;
import org.opencarnet.xds.mapping.RegistryRendering;
import org.opencarnet.xds.provide.Offering;
import org.opencarnet.xds.provide.Older;
import org.opencarnet.xds.provide.ProvideAndRegister;
import org.opencarnet.xds.provide.RegisterDocuments;
import org.opencarnet.xds.provide.Signatures;
import org.opencarnet.xds.query.MultiPatientQuery;
import org.opencarnet.xds.query.Registry;
import org.opencarnet.xds.query.RegistryStoredQuery;
import org.opencarnet.xds.remove.RemoveMetadata;
import org.opencarnet.xds.retrieve.RemoveDocuments;
import org.opencarnet.xds.retrieve.RetrieveDocuments;
import org.opencarnet.xds.soap.Limits;
import org.opencarnet.xds.soap.Served;
import org.opencarnet.xds.soap.Service;
import org.opencarnet.xds.soap.Transaction;
import org.opencarnet.xds.soap.XdsFace;
import org.opencarnet.xds.update.UpdateDocuments;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the face: all {@link Transaction}s among the beans are served, but for those that are optional. */
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
    Offering offering(Submit submit, Submit.Rules rules, Older older, Admission admission) {
        return new Offering(submit, rules, older, admission);
    }

    @Bean
    Signatures signatures(SignatureCheck check, XdsProperties properties) {
        return new Signatures(Optional.of(check).filter(any -> properties.verifySignatures()));
    }

    @Bean
    ProvideAndRegister.UseCases provideUseCases(Offering offering, Ports ports, Signatures signatures) {
        return new ProvideAndRegister.UseCases(offering, ports.contents(), signatures);
    }

    @Bean
    RegisterDocuments registerDocuments(Offering offering, XdsProperties properties, Clock clock) {
        return new RegisterDocuments(offering, properties.externalRepositories(), clock, RegisterDocuments.Kind.STABLE);
    }

    @Bean
    RegisterDocuments registerOnDemand(Offering offering, XdsProperties properties, Clock clock) {
        return new RegisterDocuments(
                offering, properties.externalRepositories(), clock, RegisterDocuments.Kind.ON_DEMAND);
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

    /** Before what is kept in ebXML. */
    @Bean
    Reception xdsReception(Ports ports, Access access, Clock clock) {
        return new Reception(ports.in(Form.EBXML), access, clock);
    }

    @Bean
    Browse xdsBrowse(Reception xdsReception) {
        return new Browse(xdsReception);
    }

    @Bean
    Amend xdsAmend(Reception xdsReception, Renderings renderings, Policy policy) {
        return new Amend(xdsReception, renderings, policy);
    }

    @Bean
    UpdateDocuments updateDocuments(Amend xdsAmend, Admission admission, Clock clock) {
        return new UpdateDocuments(xdsAmend, admission, clock, UpdateDocuments.Kind.FULL);
    }

    @Bean
    UpdateDocuments restrictedUpdate(Amend xdsAmend, Admission admission, Clock clock) {
        return new UpdateDocuments(xdsAmend, admission, clock, UpdateDocuments.Kind.RESTRICTED);
    }

    @Bean
    Registry registry(Browse xdsBrowse, Fence xdsFence, XdsProperties properties) {
        return new Registry(xdsBrowse, xdsFence, properties.repositoryUniqueId());
    }

    @Bean
    RegistryStoredQuery registryStoredQuery(Registry registry) {
        return new RegistryStoredQuery(registry);
    }

    @Bean
    MultiPatientQuery multiPatientQuery(Registry registry) {
        return new MultiPatientQuery(registry);
    }

    @Bean
    Remove xdsRemove(Reception xdsReception, Renderings renderings, Policy policy) {
        return new Remove(xdsReception, renderings, policy);
    }

    @Bean
    RemoveMetadata removeMetadata(Browse xdsBrowse, Remove xdsRemove) {
        return new RemoveMetadata(xdsBrowse, xdsRemove);
    }

    @Bean
    RemoveDocuments removeDocuments(Browse xdsBrowse, Remove xdsRemove, XdsProperties properties) {
        return new RemoveDocuments(xdsBrowse, xdsRemove, properties.repositoryUniqueId());
    }

    @Bean
    Patients patientsService(Existence existence, Clock clock) {
        return new Patients(existence, clock);
    }

    @Bean
    Habilitations habilitationsService(Authorize authorize) {
        return new Habilitations(authorize);
    }

    @Bean
    Limits xdsLimits(WaitingParts waiting, Submit.Rules rules) {
        return new Limits(waiting.folder(), rules.accepted().limit());
    }

    /** What no DMP has is served where the operator says so. */
    @Bean
    Served served(
            ObjectProvider<Transaction<?, ?>> transactions,
            ObjectProvider<Service> services,
            XdsProperties properties) {
        return new Served(
                transactions
                        .orderedStream()
                        .filter(one -> properties.serves(one.endpoint().path()))
                        .toList(),
                services.orderedStream().toList());
    }

    @Bean
    XdsFace xdsFace(Served served, Limits limits, VihfCheck vihfs) {
        return new XdsFace(served, limits, vihfs);
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
