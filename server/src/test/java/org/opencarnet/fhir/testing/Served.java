package org.opencarnet.fhir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.fhir.FhirConfiguration;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The face alone, with the given beans, on a free port of the loopback interface. */
public final class Served implements AutoCloseable {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private final HttpClient client = HttpClient.newHttpClient();

    private Served() {}

    /** Serves these beans with default properties; a class among them is a configuration. */
    public static Served with(Object... beans) {
        return with(Map.of(), beans);
    }

    /** Serves these beans with these properties. */
    public static Served with(Map<String, Object> properties, Object... beans) {
        var served = new Served();
        served.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        served.context.register(FhirConfiguration.class);
        served.context.registerBean(Access.class, () -> new Access(Policy.DEFAULT, HabilitationMatrix.published()));
        served.context.registerBean(
                "tomcat", TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(0));
        Arrays.stream(beans).forEach(bean -> register(served.context, bean));
        served.context.refresh();
        return served;
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(GenericApplicationContext context, T bean) {
        if (bean instanceof Class<?> configuration) {
            context.registerBean(configuration);
        } else {
            context.registerBean((Class<T>) bean.getClass(), () -> bean);
        }
    }

    /** A bean of the running face. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The FHIR base URL. */
    public String base() {
        return "http://localhost:" + context.getWebServer().getPort() + "/fhir";
    }

    /** GET below the base; headers as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Any verb below the base, the body in UTF-8. */
    public HttpResponse<String> send(String verb, String path, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(base() + path)).method(verb, publisher);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Whatever request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The resource of an answer, JSON or XML. */
    public static <T extends IBaseResource> T read(Class<T> type, HttpResponse<String> answer) {
        var parser = answer.body().startsWith("<") ? FHIR.newXmlParser() : FHIR.newJsonParser();
        return parser.parseResource(type, answer.body());
    }

    /** The answer to a search that went well. */
    public static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(Bundle.class, answer);
    }

    /** The ids of the resources of this type in a bundle, in its order. */
    public static List<UUID> ids(Bundle bundle, Class<? extends Resource> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(one -> UUID.fromString(one.getIdElement().getIdPart()))
                .toList();
    }

    /** The code in {@code carnet-error} of the first issue of an answer. */
    public static String fault(HttpResponse<String> answer) {
        return read(OperationOutcome.class, answer)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }

    @Override
    public void close() {
        context.close();
    }
}
