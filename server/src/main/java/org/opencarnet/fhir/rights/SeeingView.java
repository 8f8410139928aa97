package org.opencarnet.fhir.rights;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.sharing.Authorizations.Practice;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Party;
import org.opencarnet.sharing.WhoCanSee;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Terminology;

/** Who may see what, and why, as Parameters: one {@code document} for each, with its {@code reader}s or what the professional would get. */
final class SeeingView {

    private static final String WORDS = SeeingView.class.getPackageName() + ".rules";

    private final Locale language;

    SeeingView(Locale language) {
        this.language = language;
    }

    /** All who may read. */
    Parameters of(WhoCanSee.Answer answer) {
        var parameters = new Parameters();
        for (var audience : answer.documents()) {
            var document = document(parameters, audience.document());
            audience.readers().forEach(reader -> reader(document, reader));
        }
        return parameters;
    }

    /** What one would see. */
    Parameters of(WhoCanSee.View view) {
        var parameters = new Parameters();
        decision(parameters.addParameter().setName("record"), view.overall());
        view.documents().forEach(glance -> decision(document(parameters, glance.document()), glance.decision()));
        return parameters;
    }

    private static ParametersParameterComponent document(Parameters parameters, Documents.Listed listed) {
        var document = parameters.addParameter().setName("document");
        document.addPart()
                .setName("reference")
                .setValue(new Reference("DocumentReference/" + listed.identity().logicalId()));
        return document;
    }

    private void reader(ParametersParameterComponent document, WhoCanSee.Reader reader) {
        var shown = document.addPart().setName("reader");
        party(shown, reader.party());
        code(shown, "mode", reader.mode().code());
        decision(shown, reader.decision());
    }

    private static void party(ParametersParameterComponent shown, Party party) {
        if (party instanceof Party.Person person) {
            code(shown, "kind", "professional");
            shown.addPart()
                    .setName("who")
                    .setValue(Professionals.reference(
                            person.who().id(), person.who().name()));
            person.who().practice().ifPresent(practice -> practice(shown, practice));
            flag(shown, "practice-known", person.practiceKnown());
        } else if (party instanceof Party.Profession profession) {
            code(shown, "kind", "profession");
            practice(shown, profession.practice());
            flag(shown, "with-consent", profession.withConsent());
        } else {
            code(shown, "kind", party instanceof Party.ThePatient ? "patient" : "representative");
        }
    }

    private static void practice(ParametersParameterComponent shown, Practice practice) {
        if (practice.profession().isEmpty()) {
            return;
        }
        var code = new Code(CodeSystems.PROFESSION, practice.profession());
        var profession = new Coding().setSystem(CodeSystems.systemOf(code)).setCode(code.value());
        Terminology.french().profession(code).map(Concept::display).ifPresent(profession::setDisplay);
        shown.addPart().setName("profession").setValue(profession);
        practice.column().map(MatrixColumn::key).ifPresent(column -> code(shown, "column", column));
    }

    private void decision(ParametersParameterComponent shown, Decision decision) {
        flag(shown, "permitted", decision.permitted());
        decision.rules().stream().sorted().forEach(rule -> code(shown, "rule", new RuleFault(rule).code()));
        shown.addPart().setName("why").setValue(new StringType(words(decision.rules())));
    }

    private String words(Set<Rule> rules) {
        return rules.stream().sorted().map(this::words).collect(Collectors.joining(" "));
    }

    private String words(Rule rule) {
        return rule.permits()
                ? ResourceBundle.getBundle(WORDS, language).getString(rule.name())
                : Words.text(Complaint.of(new RuleFault(rule)), language);
    }

    private static void code(ParametersParameterComponent shown, String name, String code) {
        shown.addPart().setName(name).setValue(new CodeType(code));
    }

    private static void flag(ParametersParameterComponent shown, String name, boolean is) {
        shown.addPart().setName(name).setValue(new BooleanType(is));
    }
}
