package org.opencarnet.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.opencarnet.fhir.Declared;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Records;

/** In whose record is sought: one patient, by reference or by INS. What cannot name a patient of ours names nobody, and nobody has no record. */
final class Whose {

    static final Set<String> BY_REFERENCE = Set.of("patient", "subject");
    static final Set<String> BY_IDENTIFIER =
            Set.of("patient.identifier", "patient:identifier", "subject.identifier", "subject:identifier");

    static final List<Declared.Parameter> DECLARED = List.of(
            new Declared.Parameter(
                    "patient",
                    SearchParamType.REFERENCE,
                    Optional.of("http://hl7.org/fhir/SearchParameter/clinical-patient")),
            new Declared.Parameter("patient.identifier", SearchParamType.TOKEN, Optional.empty()),
            new Declared.Parameter("subject", SearchParamType.REFERENCE, Optional.empty()),
            new Declared.Parameter("subject.identifier", SearchParamType.TOKEN, Optional.empty()));

    private static final Records.Reference NOBODY = new Records.Reference.ById(new RecordId(new UUID(0, 0)));
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern REFERENCE = Pattern.compile("((https?://[^?#]+/)?Patient/|urn:uuid:)?([^/]+)");

    private Whose() {}

    static boolean names(String parameter) {
        return BY_REFERENCE.contains(parameter) || BY_IDENTIFIER.contains(parameter);
    }

    /** The patient whom the parameters name; several parameters must name the same. */
    static Optional<Records.Reference> of(List<Asked> asked) {
        Optional<Records.Reference> whose = Optional.empty();
        for (var one : asked) {
            var named = BY_REFERENCE.contains(one.name()) ? reference(one) : identifier(one);
            if (whose.filter(former -> !former.equals(named)).isPresent()) {
                throw one.invalid(one.single());
            }
            whose = Optional.of(named);
        }
        return whose;
    }

    /** The UUID of a text; empty when it is none. */
    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Records.Reference reference(Asked asked) {
        var reference = REFERENCE.matcher(asked.single());
        return Optional.of(reference)
                .filter(matcher -> matcher.matches())
                .flatMap(matcher -> uuid(matcher.group(3)))
                .map(id -> (Records.Reference) new Records.Reference.ById(new RecordId(id)))
                .orElse(NOBODY);
    }

    private static Records.Reference identifier(Asked asked) {
        var token = Tokens.of(asked, asked.single());
        var system = token.system().orElseThrow(() -> asked.invalid(asked.single()));
        var value = token.value().orElseThrow(() -> asked.invalid(asked.single()));
        var authority = Ins.Authority.ofOid(system);
        if (authority.filter(Ins.Authority::isNational).isPresent()
                && Ins.flawOf(value).isPresent()) {
            throw asked.invalid(asked.single());
        }
        return authority
                .flatMap(known -> known.identity(value))
                .map(ins -> (Records.Reference) new Records.Reference.ByIns(ins))
                .orElse(NOBODY);
    }
}
