package org.opencarnet.demo.people;

import static java.util.regex.Pattern.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencarnet.demo.people.Circumstances.Purpose;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Terminology;

/** Reads the fields by which people introduce themselves, in the personas file and in the forms of scripts alike. */
public final class Introductions {

    /** Every field that is understood. */
    public static final List<String> FIELDS = List.of(
            "kind",
            "id",
            "name",
            "profession",
            "category",
            "mode",
            "specialty",
            "section",
            "structure",
            "ins",
            "purpose",
            "reason",
            "regulation");

    private static final Pattern RPPS = compile("8?[0-9]{11}");
    private static final Pattern FINESS = compile("[0-9][0-9AB][0-9]{7}");
    private static final Pattern STRUCTURE = compile(FINESS + "|1" + FINESS + "|[0234][0-9A-Za-z/]{8,}");
    private static final Pattern SPECIALTY = compile("[A-Z0-9_]+/?[A-Z]+[0-9]+");
    private static final Pattern SECTION = compile("[A-Z]{1,2}");
    private static final Pattern INS = compile("[0-9AB]{15}");
    private static final Pattern OTHER_ID = compile("[A-Za-z0-9.:/_-]{1,64}");

    private final Map<String, Structure> structures;

    /** Reads introductions that may mention the given structures, by their Struct_IdNat. */
    Introductions(Map<String, Structure> structures) {
        this.structures = structures;
    }

    /** Who the fields speak of, or the first field that is missing or wrong. */
    public Introduction read(Map<String, String> fields) {
        Form form = new Form(fields);
        fields.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> form.complain(field, "unknown-field", String.join(", ", FIELDS)));
        Optional<Kind> kind = Kind.read(form.required("kind"));
        if (kind.isEmpty()) {
            form.complain("kind", "unknown-kind", Kind.codes());
        }
        Optional<Identity> identity = kind.map(known -> identity(known, form));
        return form.complaint()
                .<Introduction>map(unclear -> unclear)
                .orElseGet(() -> new Introduction.Known(identity.orElseThrow()));
    }

    private Identity identity(Kind kind, Form form) {
        return switch (kind) {
            case PROFESSIONAL -> professional(form);
            case PATIENT -> patient(form);
            case REPRESENTATIVE -> representative(form);
            case STRUCTURE -> institution(form);
            case ENROLMENT -> enrolment(form);
        };
    }

    private Identity professional(Form form) {
        String rpps = form.required("id", RPPS, "rpps");
        String id = rpps.length() == 11 ? "8" + rpps : rpps;
        return new Identity.Professional(id, name(form, id), practice(form), circumstances(form));
    }

    private Identity.Practice practice(Form form) {
        return new Identity.Practice(
                profession(form),
                form.optional("category", compile("[CME]"), "category").orElse("C"),
                form.optional("mode", compile("[LS]"), "mode").orElse("L"),
                form.optional("specialty", SPECIALTY, "specialty").map(code -> code.substring(code.indexOf('/') + 1)),
                form.optional("section", SECTION, "section"),
                form.optional("structure", STRUCTURE, "structure").map(this::structure));
    }

    private static String profession(Form form) {
        String code = form.required("profession");
        boolean known = Terminology.french()
                .profession(new Code(CodeSystems.PROFESSION, code))
                .isPresent();
        return known ? code : form.complain("profession", "profession", code);
    }

    private Identity patient(Form form) {
        String ins = ins(form, "id");
        return new Identity.Patient(ins, name(form, ins), circumstances(form));
    }

    private Identity representative(Form form) {
        String ins = ins(form, "ins");
        String id = form.optional("id", OTHER_ID, "representative-id").orElse("representant-" + ins);
        if (INS.matcher(id).matches()) {
            checkIns(form, "id", id);
        }
        return new Identity.Representative(id, name(form, id), ins, circumstances(form));
    }

    private Identity institution(Form form) {
        Structure known = structure(form.required("id", STRUCTURE, "structure"));
        Structure structure = new Structure(known.id(), form.optional("name").orElse(known.name()), known.sector());
        return new Identity.Institution(structure, circumstances(form));
    }

    private Identity enrolment(Form form) {
        String id = form.optional("id", OTHER_ID, "enrolment-id").orElse("enrolement");
        return new Identity.Enrolment(id, form.optional("name").orElse(id), circumstances(form));
    }

    private Circumstances circumstances(Form form) {
        String code = form.optional("purpose").orElse(Purpose.NORMAL.code());
        Optional<Purpose> purpose = Arrays.stream(Purpose.values())
                .filter(known -> known.code().equals(code))
                .findFirst();
        if (purpose.isEmpty()) {
            form.complain("purpose", "purpose", code);
        }
        String regulation = form.optional("regulation", compile("(?i)true|false|vrai|faux"), "regulation")
                .orElse("false")
                .toLowerCase(Locale.ROOT);
        return new Circumstances(
                purpose.orElse(Purpose.NORMAL),
                form.optional("reason").orElse(""),
                regulation.equals("true") || regulation.equals("vrai"));
    }

    private Structure structure(String text) {
        String id = FINESS.matcher(text).matches() ? "1" + text : text;
        return structures.getOrDefault(id, new Structure(id, "Structure " + text, ""));
    }

    private static Name name(Form form, String otherwise) {
        return form.optional("name").map(Name::read).orElse(new Name("", otherwise));
    }

    private static String ins(Form form, String field) {
        String ins = form.required(field);
        return ins.isEmpty() ? ins : checkIns(form, field, ins);
    }

    private static String checkIns(Form form, String field, String ins) {
        Ins.flawOf(ins).ifPresent(flaw -> {
            if (flaw == Ins.Flaw.WRONG_KEY) {
                form.complain(field, "ins-key", ins, "%02d".formatted(Ins.keyOf(ins.substring(0, 13))));
            } else {
                form.complain(field, "ins-form", ins);
            }
        });
        return ins;
    }
}
