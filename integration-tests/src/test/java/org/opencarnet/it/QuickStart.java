package org.opencarnet.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.it.Neighbourhood.Launch;

/** Servers with fatal points that start in half the time: with an archive of their classes, which takes jars alone. */
final class QuickStart {

    private final String classPath;
    private final Path archive;

    private QuickStart(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** Makes the archive by starting a server once. */
    static QuickStart in(Path folder) {
        var jars = Arrays.stream(Launch.with().classPath().split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry)));
        var classPath = Stream.concat(jars, Stream.of(fatalPoints(folder).toString()))
                .collect(Collectors.joining(File.pathSeparator));
        var quick = new QuickStart(classPath, folder.resolve("classes.jsa"));
        var trial = "--spring.datasource.url=jdbc:h2:mem:trial";
        Neighbourhood.started(quick.with("-XX:ArchiveClassesAtExit=" + quick.archive, Stream.of(trial)))
                .stop();
        return quick;
    }

    /** Launches a server over a database and a store of contents. */
    Launch launch(List<String> database, List<String> contents) {
        return with("-XX:SharedArchiveFile=" + archive, Stream.concat(database.stream(), contents.stream()));
    }

    private Launch with(String option, Stream<String> arguments) {
        var sources = "--spring.main.sources=" + FatalPoints.class.getName();
        var all = Stream.concat(Stream.of(sources), arguments).toArray(String[]::new);
        return Launch.with(all).classPath(classPath).options(option, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    private static Path fatalPoints(Path folder) {
        var here = Path.of("target", "test-classes");
        var jar = folder.resolve("fatal-points.jar");
        try (var files = Files.walk(
                        here.resolve(FatalPoints.class.getPackageName().replace('.', '/')));
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var file : fatal(files)) {
                out.putNextEntry(new JarEntry(here.relativize(file).toString()));
                Files.copy(file, out);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return jar;
    }

    private static List<Path> fatal(Stream<Path> files) {
        return files.filter(file -> file.getFileName().toString().startsWith("Fatal"))
                .toList();
    }
}
