package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.terminology.Code;

/** What only the sources can tell: that the heart compiles alone, and that it is documented. */
class SourcesTest {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @Test
    void recordAndAccessCompileWithNothingButTheTablesOfCodes(@TempDir Path output) throws IOException {
        var said = new StringWriter();
        var classPath = location(Code.class) + File.pathSeparator + location(NullMarked.class);
        var options = List.of("-d", output.toString(), "-cp", classPath, "-proc:none", "--release", "17");
        try (var files = COMPILER.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(
                    Stream.concat(sourcesOf("record"), sourcesOf("access")).toList());

            var compiled =
                    COMPILER.getTask(said, files, null, options, null, sources).call();

            assertThat(compiled).as(said::toString).isTrue();
        }
        assertThat(output.resolve("org/opencarnet/access/Access.class")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "access", "sharing"})
    void everyPublicTypeSaysWhatItIsFor(String module) throws IOException {
        assertThat(undocumented(sourcesOf(module).toList())).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItHolds() throws IOException {
        try (var all = Files.walk(MAIN)) {
            assertThat(all.filter(file -> file.endsWith("package-info.java")).toList())
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file)).startsWith("/**").contains("@NullMarked"));
        }
    }

    private static Stream<Path> sourcesOf(String module) throws IOException {
        try (var all = Files.walk(MAIN.resolve("org/opencarnet").resolve(module))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static List<String> undocumented(List<Path> sources) throws IOException {
        var silent = new ArrayList<String>();
        try (var files = COMPILER.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    COMPILER.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            var comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (var type : unit.getTypeDecls()) {
                    var declared = (ClassTree) type;
                    if (declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            && comments.getDocComment(new TreePath(new TreePath(unit), declared)) == null) {
                        silent.add(declared.getSimpleName().toString());
                    }
                }
            }
        }
        return silent;
    }

    private static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
