package org.opencarnet.scenarios;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads scenario files; throws {@link MalformedScenario} for whatever it does not know. */
public final class Scenarios {

    /** Where the scenarios of the project are, seen from the module {@code server}. */
    public static final Path OF_THE_PROJECT = Path.of("src", "test", "resources", "scenarios");

    private static final Pattern ONE_SENTENCE = Pattern.compile("[A-Z].*[^.]\\.");

    private Scenarios() {}

    /** The scenarios of the project. */
    public static List<Scenario> ofTheProject() {
        return in(OF_THE_PROJECT);
    }

    /** All scenarios of a folder, file by file. */
    public static List<Scenario> in(Path folder) {
        var all = new ArrayList<Scenario>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                try (var reader = Files.newBufferedReader(file)) {
                    all.addAll(read(file.getFileName().toString(), reader));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var titles = new HashSet<String>();
        all.stream().map(Scenario::title).filter(title -> !titles.add(title)).forEach(title -> {
            throw new MalformedScenario(title, "two scenarios have this title");
        });
        return all;
    }

    /** The scenarios of one file. */
    public static List<Scenario> read(String file, Reader yaml) {
        if (!(plainYaml().load(yaml) instanceof List<?> several)) {
            throw new MalformedScenario(file, "a list of scenarios is expected");
        }
        return several.stream().map(one -> scenario(file, one)).toList();
    }

    private static Scenario scenario(String file, Object node) {
        var title = Fields.of(file, node).required("scenario");
        if (!ONE_SENTENCE.matcher(title).matches()) {
            throw new MalformedScenario(file, "\"" + title + "\" is no sentence");
        }
        var fields = Fields.of(file + ", \"" + title + "\"", node);
        fields.text("scenario");
        var reader = new FactsReader(fields);
        var policy = reader.policy();
        var facts = reader.facts();
        var expected = new ExpectedReader(fields, facts).expected();
        fields.end();
        return new Scenario(title, policy, facts, expected);
    }

    /** YAML in which every scalar is a text and no key stands twice. */
    private static Yaml plainYaml() {
        var loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // yes, 10 and 2026-03-10 are texts
            }
        });
    }
}
