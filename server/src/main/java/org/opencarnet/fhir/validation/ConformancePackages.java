package org.opencarnet.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** FHIR packages (.tgz) on the disk of the operator, that the validator knows besides FHIR R4 itself. Never fetched, never taken from a request. */
public final class ConformancePackages {

    private static final Set<String> KINDS = Set.of("StructureDefinition", "ValueSet", "CodeSystem");

    private final List<Path> files;

    /**
     * The packages of these files, and of the files ending in .tgz in these folders.
     *
     * @throws IllegalArgumentException naming the path that is not there
     */
    public ConformancePackages(List<Path> paths) {
        this.files = paths.stream().flatMap(ConformancePackages::files).toList();
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("carnet.fhir.packages names " + path + ", which cannot be read.");
        }
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (var within = Files.list(path)) {
            return within.filter(file -> file.toString().endsWith(".tgz")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads all of them. */
    PrePopulatedValidationSupport read(FhirContext fhir) {
        var known = new PrePopulatedValidationSupport(fhir);
        for (var file : files) {
            try (var bytes = Files.newInputStream(file)) {
                add(NpmPackage.fromPackage(bytes), fhir, known);
            } catch (IOException | DataFormatException broken) {
                throw new IllegalStateException(file + " is no FHIR package: " + broken.getMessage(), broken);
            }
        }
        return known;
    }

    private static void add(NpmPackage from, FhirContext fhir, PrePopulatedValidationSupport to) throws IOException {
        var folder = from.getFolders().get("package");
        for (var name : folder.listFiles()) {
            if (KINDS.contains(name.split("-")[0])) {
                var text = new String(folder.fetchFile(name), StandardCharsets.UTF_8);
                var resource = fhir.newJsonParser().parseResource(text);
                if (isNew(resource, to)) {
                    to.addResource(resource);
                }
            }
        }
    }

    /** Packages repeat each other; the first that says a thing is believed, so that the operator's order decides. */
    private static boolean isNew(IBaseResource resource, PrePopulatedValidationSupport known) {
        return resource instanceof MetadataResource canonical
                && known.fetchStructureDefinition(canonical.getUrl()) == null
                && known.fetchValueSet(canonical.getUrl()) == null
                && known.fetchCodeSystem(canonical.getUrl()) == null;
    }
}
