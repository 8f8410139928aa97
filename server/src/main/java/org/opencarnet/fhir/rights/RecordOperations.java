package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Purpose;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Practice;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.CloseRecord;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.ExportRecord;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.WhoCanSee;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;

/** What the patient does with the record as a whole: operations on Patient. */
public final class RecordOperations implements FhirProvider {

    private static final String DEFINITION = FhirPackage.CANONICAL + "/OperationDefinition/";

    private final Callers callers;
    private final Uses uses;

    /** The use cases behind the operations. */
    public record Uses(CloseRecord closing, ExportRecord exporting, WhoCanSee seeing, ReadTrail trail) {}

    public RecordOperations(Callers callers, Uses uses) {
        this.callers = callers;
        this.uses = uses;
    }

    /** Closes the record, for a motive (coded) and a reason (in words). */
    @Operation(name = "$record-close", type = Patient.class, canonicalUrl = DEFINITION + "record-close")
    public Patient close(
            @IdParam IdType id,
            @OperationParam(name = "motif", max = 1) @Nullable StringType motive,
            @OperationParam(name = "raison", max = 1) @Nullable StringType reason,
            ServletRequestDetails details) {
        var caller = caller(details);
        return shown(caller, uses.closing().close(caller, patient(id), text(motive), text(reason)));
    }

    /** Opens a closed record again. */
    @Operation(name = "$record-reopen", type = Patient.class, canonicalUrl = DEFINITION + "record-reopen")
    public Patient reopen(@IdParam IdType id, ServletRequestDetails details) {
        var caller = caller(details);
        return shown(caller, uses.closing().reopen(caller, patient(id)));
    }

    /** The whole record as one ZIP archive. */
    @Operation(
            name = "$record-export",
            type = Patient.class,
            idempotent = true,
            canonicalUrl = DEFINITION + "record-export")
    public Parameters export(@IdParam IdType id, ServletRequestDetails details) {
        var caller = caller(details);
        var patient = patient(id);
        var exported = Refusal.unlessDone(uses.exporting().export(caller, patient));
        var pages = new ArchiveAnswer.Pages(
                wanted -> Refusal.unlessDone(uses.trail().read(caller, patient, wanted)), uses.exporting()::open);
        new ArchiveAnswer(exported, pages, language(details)).answer(details);
        return new Parameters();
    }

    /** Who may read one document, or each; and by which rules. */
    @Operation(
            name = "$who-can-see",
            type = Patient.class,
            idempotent = true,
            canonicalUrl = DEFINITION + "who-can-see")
    public Parameters whoCanSee(@IdParam IdType id, ServletRequestDetails details) {
        var document =
                Question.of(details, "document").one("document").map(text -> Naming.uuid(new IdType(text).getIdPart()));
        var answer = Refusal.unlessDone(uses.seeing().of(caller(details), patient(id), document));
        return new SeeingView(language(details)).of(answer);
    }

    /** What a professional would see. */
    @Operation(name = "$simulate", type = Patient.class, idempotent = true, canonicalUrl = DEFINITION + "simulate")
    public Parameters simulate(@IdParam IdType id, ServletRequestDetails details) {
        var asked = Question.of(details, "professional", "profession", "mode");
        var who = new Professional(
                professional(asked), "", asked.one("profession").map(RecordOperations::practice));
        var view = Refusal.unlessDone(uses.seeing().simulate(caller(details), patient(id), who, mode(asked)));
        return new SeeingView(language(details)).of(view);
    }

    private Caller caller(ServletRequestDetails details) {
        return callers.of(details.getServletRequest());
    }

    private static Patient shown(Caller caller, Outcome<Existence.Found> outcome) {
        return PatientView.of(Refusal.unlessDone(outcome), caller.requester());
    }

    private static Records.Reference patient(IdType id) {
        return new Records.Reference.ById(new RecordId(uuid(id)));
    }

    private static UUID uuid(IdType id) {
        return Naming.uuid(id.getIdPart());
    }

    private static String text(@Nullable StringType value) {
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }

    private static String professional(Question asked) {
        var token = asked.needed("professional");
        return Professionals.id(token).orElseThrow(() -> asked.invalid("professional"));
    }

    /** A code of TRE_G15, and after a stroke the qualification where the matrix asks for it. */
    private static Practice practice(String stated) {
        var words = List.of(stated.split("/", 2));
        var profession = new Code(CodeSystems.PROFESSION, words.get(0));
        return new Practice(words.get(0), MatrixColumn.of(profession, words.subList(1, words.size())));
    }

    private static Purpose.Mode mode(Question asked) {
        var code = asked.one("mode").orElse(Purpose.Mode.NORMAL.code());
        return Arrays.stream(Purpose.Mode.values())
                .filter(mode -> mode.code().equals(code))
                .findFirst()
                .orElseThrow(() -> asked.invalid("mode"));
    }

    private static Locale language(ServletRequestDetails details) {
        return Words.language(
                Optional.ofNullable(details.getHeader("Accept-Language")).orElse(""));
    }
}
