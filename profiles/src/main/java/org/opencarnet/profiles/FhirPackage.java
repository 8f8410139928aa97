package org.opencarnet.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.opencarnet.terminology.Terminology;

/** Everything that Carnet publishes of its own in FHIR R4; {@code /package} of this jar has the form of a FHIR package. */
public final class FhirPackage {
    /** The base of our canonical URLs. */
    public static final String CANONICAL = "https://opencarnet.org/fhir";
    /** Extension on Patient: whether the record is active or closed, and when and why it was closed (TD0.2). */
    public static final String RECORD_STATE = CANONICAL + "/StructureDefinition/record-state";
    /** Extension on Consent, and on Patient for the caller: what an authorization is worth now: valide, expire, interdit, non_existe (TD0.2). */
    public static final String AUTHORIZATION_STATE = CANONICAL + "/StructureDefinition/authorization-state";
    /** Extension on Consent, and on Patient for the caller: the role that an authorization gives, MEDECIN_TRAITANT (TD0.3). */
    public static final String AUTHORIZATION_ROLE = CANONICAL + "/StructureDefinition/authorization-role";

    private static final List<String> STATIC = List.of(
            "CodeSystem-action",
            "CodeSystem-authorization-role",
            "CodeSystem-authorization-state",
            "CodeSystem-carnet-error",
            "CodeSystem-record-state",
            "CodeSystem-standing-consent",
            "OperationDefinition-record-close",
            "OperationDefinition-record-export",
            "OperationDefinition-record-reopen",
            "OperationDefinition-simulate",
            "OperationDefinition-who-can-see",
            "StructureDefinition-authorization-role",
            "StructureDefinition-authorization-state",
            "StructureDefinition-record-state",
            "ValueSet-authorization-role",
            "ValueSet-authorization-state",
            "ValueSet-record-state");

    private FhirPackage() {}

    private static final class Loaded {
        private static final List<Publication> ALL = Stream.concat(
                        STATIC.stream().map(FhirPackage::bundled),
                        new TerminologyPublication(Terminology.french()).all().stream())
                .toList();
    }

    /** Every resource: operations, extensions, our own code systems and value sets, and the French tables. */
    public static List<Publication> publications() {
        return Loaded.ALL;
    }

    private static Publication bundled(String name) {
        int hyphen = name.indexOf('-');
        String type = name.substring(0, hyphen);
        String id = name.substring(hyphen + 1);
        return new Publication(type, id, CANONICAL + "/" + type + "/" + id, text(name + ".json"));
    }

    private static String text(String file) {
        try (InputStream bytes = FhirPackage.class.getResourceAsStream("/package/" + file)) {
            if (bytes == null) {
                throw new IllegalStateException("The resource " + file + " is missing from this jar.");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
