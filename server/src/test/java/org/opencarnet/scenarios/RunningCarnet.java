package org.opencarnet.scenarios;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.Carnet;
import org.opencarnet.SetClock;
import org.opencarnet.identity.testing.Issuer;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.storage.testing.Databases;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/** The whole server as it is wired, on a free port of the loopback and a database of its own, in a time that the test sets. */
public final class RunningCarnet implements AutoCloseable {

    private static final class Shared {
        private static final RunningCarnet CARNET = on(Databases.h2Url(), Map.of());
    }

    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);

    private final SetClock clock = new SetClock(Instant.EPOCH);
    private final ConfigurableApplicationContext context;

    private RunningCarnet(Map<String, String> properties) {
        var arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(Carnet.class)
                .initializers(it -> ((GenericApplicationContext) it)
                        .registerBean("setClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(arguments);
    }

    /** One for all tests that need nothing particular; it stops with them. */
    public static RunningCarnet shared() {
        return Shared.CARNET;
    }

    /**
     * Starts one.
     *
     * @param database JDBC address of an empty database
     * @param policy by property under {@code carnet.policy}
     */
    public static RunningCarnet on(String database, Map<String, Boolean> policy) {
        var properties = new HashMap<String, String>();
        policy.forEach((name, value) -> properties.put("carnet.policy." + name, value.toString()));
        return with(database, properties);
    }

    /** As above, with these properties besides. */
    public static RunningCarnet with(String database, Map<String, String> besides) {
        var properties = new HashMap<>(besides);
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.datasource.url", database);
        properties.put("spring.datasource.username", database.contains("postgres") ? "postgres" : "carnet");
        properties.put("carnet.vihf.trusted-certificates", AUTHORITY.pem().toString());
        properties.put("carnet.identity.issuer", Issuer.shared().name());
        properties.put("carnet.identity.jwk-set-uri", Issuer.shared().keys().toString());
        return new RunningCarnet(properties);
    }

    /** The FHIR base. */
    public String fhir() {
        return base() + "/fhir";
    }

    /** The SOAP base. */
    public String soap() {
        return base() + "/xds";
    }

    private String base() {
        var port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    /** Who issues the cards that all of them trust. */
    public static TestAuthority authority() {
        return AUTHORITY;
    }

    /** Puts the facts of a scenario into its store. */
    Told tell(Situation facts, Cast cast) {
        return Told.of(facts, cast, bean(Ports.class), bean(Renderings.class));
    }

    /** A bean of the running server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** How many beans of the running server are of this type. */
    public int beansOf(Class<?> type) {
        return context.getBeanNamesForType(type).length;
    }

    /** What works by itself, without a request, such as what grows the trail's tree. */
    public List<SmartLifecycle> workers() {
        return context.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(bean -> bean.getClass().getName().startsWith(Carnet.class.getPackageName()))
                .toList();
    }

    /** From now on it is this instant. */
    public void at(Instant instant) {
        clock.set(instant);
    }

    @Override
    public void close() {
        context.close();
    }
}
