package org.opencarnet.fhir.submission;

import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Codings;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.Labels;
import org.opencarnet.record.Classification;
import org.opencarnet.sharing.KnownCodes;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/** The codes of a DocumentReference: a type decides who may read, so it is known or unstated; other French lists are expected. */
final class CodesCheck {

    private static final String NORMAL = "N";

    private final DocumentReference document;
    private final Rules rules;
    private final Terminology french = Terminology.french();

    CodesCheck(DocumentReference document, Rules rules) {
        this.document = document;
        this.rules = rules;
    }

    void check() {
        var codes = FhirToRecord.classification(document);
        type(codes);
        codes.documentClass().ifPresent(code -> documentClass(codes, code));
        french(codes.format(), french::format, "content[0].format");
        french(codes.facility(), french::facilityType, "context.facilityType");
        french(codes.practice(), french::practiceSetting, "context.practiceSetting");
        for (var i = 0; i < document.getSecurityLabel().size(); i++) {
            for (var coding : document.getSecurityLabel().get(i).getCoding()) {
                label(coding, "securityLabel[" + i + "]");
            }
        }
    }

    private void type(Classification codes) {
        var stated = !codes.type().equals(FhirToRecord.UNSTATED_TYPE);
        rules.may(stated, SubmissionFault.TYPE_UNSTATED, "type");
        rules.must(
                !stated || rules.findings().admission().takes(codes.type().code()),
                SubmissionFault.TYPE_UNKNOWN,
                "type",
                codes.type().code().value());
    }

    /** A code of TRE_A03 has to be in it; another system's is a defect. */
    private void documentClass(Classification codes, Concept code) {
        var value = code.code().value();
        if (!CodeSystems.DOCUMENT_CLASS.equals(code.code().system())) {
            rules.should(false, SubmissionFault.CODE_NOT_FRENCH, "category[0]", value);
            return;
        }
        rules.must(!KnownCodes.isFalseClass(code.code()), SubmissionFault.CLASS_UNKNOWN, "category[0]", value);
        french.documentType(codes.type().code())
                .flatMap(type -> type.documentClass())
                .ifPresent(expected -> rules.may(
                        expected.code().equals(code.code()),
                        SubmissionFault.CLASS_OF_ANOTHER_TYPE,
                        "category[0]",
                        value,
                        expected.code().value()));
    }

    private void french(Optional<Concept> code, Function<Code, Optional<Concept>> table, String element) {
        code.ifPresent(one -> rules.should(
                table.apply(one.code()).isPresent(),
                SubmissionFault.CODE_NOT_FRENCH,
                element,
                one.code().value()));
    }

    private void label(Coding coding, String element) {
        rules.must(!Labels.isUnknownVisibility(coding), SubmissionFault.VISIBILITY_UNKNOWN, element, coding.getCode());
        Codings.concept(coding)
                .filter(label -> !Labels.isVisibility(coding) && !Labels.isUnknownVisibility(coding))
                .ifPresent(label -> confidentiality(label.code(), element));
    }

    private void confidentiality(Code label, String element) {
        var known = french.confidentiality(label).isPresent();
        rules.should(known, SubmissionFault.CODE_NOT_FRENCH, element, label.value());
        rules.may(
                !known || NORMAL.equals(label.value()), SubmissionFault.CONFIDENTIALITY_RAISED, element, label.value());
    }
}
