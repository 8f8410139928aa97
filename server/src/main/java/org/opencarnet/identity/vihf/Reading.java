package org.opencarnet.identity.vihf;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.Credential;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.Vihf;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Terminology;

/** Reads out of a proven VIHF, version 3.0 or 4.0, who asks, why, from where and for whose record. */
final class Reading {

    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String NAME = "urn:oasis:names:tc:xspa:1.0:subject:subject-id";
    private static final String PATIENT = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final String CONFIDENTIALITY =
            "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code";
    private static final String STRUCTURE = "Identifiant_Structure";

    private static final Pattern VERSION = Pattern.compile("[34]\\.0");
    private static final Pattern CX = Pattern.compile("([^^&]+)\\^\\^\\^&([0-9.]+)&ISO\\^NH");
    /** PS_IdNat: 8 and an RPPS number, or another kind's digit and its identifier. */
    private static final Pattern PS_ID_NAT = Pattern.compile("8\\d{11}|[013456][0-9A-Za-z/]{8,32}");

    private static final Pattern STRUCT_ID_NAT = Pattern.compile("[0-9A-Za-z/]{2,40}");

    private final Statement said;

    private Reading(Statement said) {
        this.said = said;
    }

    static Vihf of(Statement said) {
        return new Reading(said).vihf();
    }

    private Vihf vihf() {
        matches("VIHF_Version", said.required("VIHF_Version"), VERSION);
        if (!"urn:dmp".equals(said.required("Ressource_URN"))) {
            throw new FlawedVihf(Flaw.AUDIENCE, "Ressource_URN");
        }
        var structure = said.text(STRUCTURE).map(id -> matches(STRUCTURE, id, STRUCT_ID_NAT));
        var mode = mode();
        var requester = mode == Vihf.Mode.INDIRECTE ? structure(structure) : professional(structure);
        return new Vihf(new Credential(requester, purpose()), mode, structure, patient(), secret());
    }

    /** Both spellings are in use. */
    private Vihf.Mode mode() {
        var value = said.text("Authentification_Mode")
                .or(() -> said.text("Authentification_mode"))
                .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, "Authentification_Mode"));
        return Arrays.stream(Vihf.Mode.values())
                .filter(mode -> mode.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_WRONG, "Authentification_Mode"));
    }

    private Requester structure(Optional<String> id) {
        var structure = id.orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING, STRUCTURE));
        return new Requester.Structure(structure, said.text(NAME).orElse(structure));
    }

    private Requester professional(Optional<String> structure) {
        var id = matches("NameID", said.subject(), PS_ID_NAT);
        var profession = profession();
        var qualifications = Stream.of(CodeSystems.QUALIFICATION, CodeSystems.PHARMACIST_SECTION)
                .flatMap(this::roles)
                .collect(Collectors.toUnmodifiableSet());
        var column = MatrixColumn.of(new Code(CodeSystems.PROFESSION, profession), qualifications);
        return new Requester.Professional(id, said.text(NAME).orElse(id), profession, column, structure, regulates());
    }

    private String profession() {
        var professions = roles(CodeSystems.PROFESSION).toList();
        if (professions.size() != 1) {
            throw new FlawedVihf(professions.isEmpty() ? Flaw.CLAIM_MISSING : Flaw.SEVERAL, ROLE);
        }
        if (Terminology.french()
                .profession(new Code(CodeSystems.PROFESSION, professions.get(0)))
                .isEmpty()) {
            throw new FlawedVihf(Flaw.CLAIM_WRONG, ROLE);
        }
        return professions.get(0);
    }

    private Stream<String> roles(String system) {
        return said.codes(ROLE).stream()
                .filter(role -> role.system().equals(system))
                .map(Statement.Coded::code);
    }

    private boolean regulates() {
        return said.text("Acces_Regulation_Medicale")
                .filter("VRAI"::equalsIgnoreCase)
                .isPresent();
    }

    /** Ordinary care where none is stated. */
    private Purpose purpose() {
        var codes = said.codes(PURPOSE);
        if (codes.size() > 1) {
            throw new FlawedVihf(Flaw.SEVERAL, PURPOSE);
        }
        var mode = codes.stream()
                .findFirst()
                .map(code -> Arrays.stream(Purpose.Mode.values())
                        .filter(one ->
                                one.code().equals(code.code()) && code.system().equals(CodeSystems.ACCESS_MODE))
                        .findFirst()
                        .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_WRONG, PURPOSE)))
                .orElse(Purpose.Mode.NORMAL);
        return new Purpose(mode, said.text("Mode_Acces_Raison").orElse(""));
    }

    private Optional<Ins> patient() {
        return said.text(PATIENT).map(text -> {
            var cx = CX.matcher(text);
            if (!cx.matches() || Ins.flawOf(cx.group(1)).isPresent()) {
                throw new FlawedVihf(Flaw.CLAIM_WRONG, PATIENT);
            }
            return Ins.Authority.nationalOf(cx.group(2))
                    .map(authority -> new Ins(authority, cx.group(1)))
                    .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_WRONG, PATIENT));
        });
    }

    private boolean secret() {
        var words = said.text(CONFIDENTIALITY)
                .map(Stream::of)
                .orElseGet(() -> said.codes(CONFIDENTIALITY).stream().map(Statement.Coded::code))
                .toList();
        if (words.stream().anyMatch(word -> !"INVISIBLE_REPRESENTANTS_LEGAUX".equals(word))) {
            throw new FlawedVihf(Flaw.CLAIM_WRONG, CONFIDENTIALITY);
        }
        return !words.isEmpty();
    }

    private static String matches(String name, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw new FlawedVihf(Flaw.CLAIM_WRONG, name);
        }
        return value;
    }
}
