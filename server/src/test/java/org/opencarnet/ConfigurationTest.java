package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.util.ClasspathUtil;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} and the code know the same properties, with the same defaults. */
class ConfigurationTest {

    private static final Pattern ROW = Pattern.compile("\\| `(carnet\\.[a-z0-9.-]+)` \\| ([^|]+) \\|");
    private static final Set<String> REQUIRED =
            Set.of("carnet.identity.issuer", "carnet.identity.jwk-set-uri", "carnet.trail.key");

    @Test
    void theDocumentedPropertiesAndDefaultsAreThoseOfTheCode() throws IOException {
        assertThat(documented()).isEqualTo(declared());
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2), (one, other) -> other, TreeMap::new));
    }

    private static Map<String, String> declared() throws IOException {
        var metadata = new ObjectMapper()
                .readTree(ClasspathUtil.loadResource("/META-INF/spring-configuration-metadata.json"))
                .get("properties");
        return StreamSupport.stream(metadata.spliterator(), false)
                .filter(property -> property.get("name").asText().startsWith("carnet."))
                .collect(Collectors.toMap(
                        property -> property.get("name").asText(),
                        ConfigurationTest::shown,
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static String shown(JsonNode property) {
        if (REQUIRED.contains(property.get("name").asText())) {
            return "required";
        }
        var value = property.path("defaultValue").asText().replaceAll("[\\[\\]]", "");
        return value.isEmpty() ? "none" : "`" + value + "`";
    }
}
