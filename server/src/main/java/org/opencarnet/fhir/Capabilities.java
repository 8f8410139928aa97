package org.opencarnet.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.lang.management.ManagementFactory;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/** Says what the face does ({@code /metadata}), read off what it serves: the methods of its providers, and the search parameters these declare. */
public final class Capabilities {

    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.";
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/CapabilityStatement/PDSm-";
    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String DOCUMENTS = "DocumentReference";
    private static final Date SINCE =
            new Date(ManagementFactory.getRuntimeMXBean().getStartTime());

    private final List<FhirProvider> providers;
    private final FhirProperties.OAuth oauth;

    Capabilities(List<FhirProvider> providers, FhirProperties.OAuth oauth) {
        this.providers = List.copyOf(providers);
        this.oauth = oauth;
    }

    /** HAPI looks for this method; each request brings its server with it. */
    public void setRestfulServer(RestfulServer server) {}

    /** Made anew for each request, since its URLs are those under which the request came. */
    @Metadata(cacheMillis = 0)
    public CapabilityStatement capabilities(ServletRequestDetails details) {
        var interactions = new Interactions(details.getServer());
        var statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(SINCE)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.setName("Carnet").setTitle("Carnet").setPublisher("Carnet");
        statement.setUrl(details.getFhirServerBase() + "/metadata").setVersion(version());
        statement.getSoftware().setName("Carnet").setVersion(version());
        statement
                .getImplementation()
                .setDescription("Carnet: IHE MHD and PDSm over one record")
                .setUrl(details.getFhirServerBase());
        Stream.of("application/fhir+json", "application/fhir+xml").forEach(statement::addFormat);
        Stream.of(
                        "application/json-patch+json",
                        "application/xml-patch+xml",
                        "application/fhir+json",
                        "application/fhir+xml")
                .forEach(statement::addPatchFormat);
        instantiated(interactions).forEach(statement::addInstantiates);
        rest(statement.addRest(), interactions);
        return statement;
    }

    private static String version() {
        return Optional.ofNullable(Capabilities.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The actors that are wholly there. */
    private static List<String> instantiated(Interactions interactions) {
        var finds = interactions.of(DOCUMENTS).contains(RestOperationTypeEnum.SEARCH_TYPE)
                && interactions.of("List").contains(RestOperationTypeEnum.SEARCH_TYPE);
        var receives = interactions.ofTheSystem().contains(RestOperationTypeEnum.TRANSACTION);
        var simplified = interactions.of(DOCUMENTS).contains(RestOperationTypeEnum.CREATE);
        var actors = Stream.<String>builder();
        if (finds) {
            actors.add(MHD + "DocumentResponder");
        }
        if (receives) {
            actors.add(MHD + "DocumentRecipient").add(MHD + "DocumentRecipient.Comprehensive");
        }
        if (simplified) {
            actors.add(MHD + "DocumentRecipient.Simplified");
        }
        if (finds && receives && simplified) {
            actors.add(PDSM + "GestionnaireDePartageDeDocuments");
        }
        return actors.build().toList();
    }

    private void rest(CapabilityStatementRestComponent rest, Interactions interactions) {
        rest.setMode(RestfulCapabilityMode.SERVER);
        security(rest);
        interactions.ofTheSystem().stream()
                .filter(RestOperationTypeEnum.TRANSACTION::equals)
                .forEach(any -> rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION));
        if (providers.stream().anyMatch(PostedBundle.class::isInstance)) {
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        for (var operation : interactions.operations("")) {
            rest.addOperation().setName(name(operation)).setDefinition(definition(operation));
        }
        interactions.types().forEach(type -> resource(rest.addResource().setType(type), interactions));
    }

    private void security(CapabilityStatementRestComponent rest) {
        var security = rest.getSecurity();
        security.setDescription("Bearer tokens; nothing but /metadata and the terminology without one.");
        security.addService(
                new CodeableConcept(new Coding().setSystem(SECURITY_SERVICE).setCode("OAuth")));
        var uris = new Extension(OAUTH_URIS);
        uri("authorize", oauth.authorizationEndpoint()).ifPresent(uris::addExtension);
        uri("token", oauth.tokenEndpoint()).ifPresent(uris::addExtension);
        if (uris.hasExtension()) {
            security.addExtension(uris);
        }
    }

    private static Optional<Extension> uri(String name, String value) {
        return Optional.of(value).filter(uri -> !uri.isBlank()).map(uri -> new Extension(name, new UriType(uri)));
    }

    private void resource(CapabilityStatementRestResourceComponent resource, Interactions interactions) {
        var type = resource.getType();
        var does = interactions.of(type);
        does.stream().map(RestOperationTypeEnum::getCode).sorted().forEach(code -> resource.addInteraction()
                .setCode(TypeRestfulInteraction.fromCode(code)));
        resource.setVersioning(
                        does.contains(RestOperationTypeEnum.VREAD)
                                ? ResourceVersionPolicy.VERSIONED
                                : ResourceVersionPolicy.NOVERSION)
                .setReadHistory(does.contains(RestOperationTypeEnum.HISTORY_INSTANCE))
                .setUpdateCreate(false);
        for (var operation : interactions.operations(type)) {
            resource.addOperation().setName(name(operation)).setDefinition(definition(operation));
        }
        declared(type).forEach(declared -> {
            declared.profiles().forEach(resource::addSupportedProfile);
            declared.includes().stream().sorted().forEach(resource::addSearchInclude);
            declared.parameters().forEach(parameter -> {
                var shown = resource.addSearchParam().setName(parameter.name()).setType(parameter.type());
                parameter.definition().ifPresent(shown::setDefinition);
            });
        });
    }

    private List<Declared> declared(String type) {
        return providers.stream()
                .flatMap(provider -> provider.declares().stream())
                .filter(declared -> declared.type().equals(type))
                .collect(Collectors.toUnmodifiableList());
    }

    private static String name(OperationMethodBinding operation) {
        return operation.getName().substring(1);
    }

    private static String definition(OperationMethodBinding operation) {
        return operation.getCanonicalUrl();
    }
}
