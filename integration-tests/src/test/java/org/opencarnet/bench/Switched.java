package org.opencarnet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Trail;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Carnet with something switched off, to see what it costs. There is no setting for this: the trail is taken out by a bean of the bench, and the
 * rules by classes that the bench compiles and puts before the server's own.
 */
final class Switched {

    private static final Path WITHOUT_RULES = Path.of("src", "bench", "without-rules");

    private Switched() {}

    /** Arguments that take the trail out. */
    static List<String> trail() {
        return List.of("--spring.main.sources=" + WithoutTrail.class.getName());
    }

    /** Classes that permit everything and look at nothing on the way out. */
    static Path rules(Path folder) {
        var compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow();
        var libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (var sources = Files.walk(WITHOUT_RULES)) {
            var classes = Files.createDirectories(folder.resolve("without-rules"));
            var arguments = Stream.concat(
                    Stream.of("-d", classes.toString(), "-cp", libraries, "-proc:none"),
                    sources.map(Path::toString).filter(source -> source.endsWith(".java")));
            if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException(WITHOUT_RULES + " does not compile");
            }
            return classes;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Puts a trail that keeps nothing in the place of the real one. */
    @Configuration(proxyBeanMethods = false)
    static class WithoutTrail {

        @Bean
        static BeanPostProcessor forgetting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Ports ports ? withoutTrail(ports) : bean;
                }
            };
        }

        private static Ports withoutTrail(Ports ports) {
            return new Ports(
                    ports.unit(),
                    ports.records(),
                    ports.documents(),
                    ports.contents(),
                    ports.authorizations(),
                    ports.careTeams(),
                    new Forgetful(ports.trail()),
                    ports.subscriptions(),
                    ports.outbox());
        }
    }

    /** Keeps nothing; what was kept before can be read. */
    private record Forgetful(Trail trail) implements Trail {

        @Override
        public void append(List<Trace> traces) {
            // What is measured is how long this would have taken.
        }

        @Override
        public List<Trace> read(Search search) {
            return trail.read(search);
        }

        @Override
        public Optional<Trace> trace(UUID id) {
            return trail.trace(id);
        }
    }
}
