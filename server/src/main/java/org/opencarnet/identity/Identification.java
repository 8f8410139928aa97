package org.opencarnet.identity;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;

/**
 * Reads out of proven claims who asks and why: the claims of Pro Santé Connect, the {@code ihe_iua} extension of IHE IUA, and two of
 * our own, {@code carnet_kind} and {@code ins}, for those whom neither knows.
 */
final class Identification {

    private static final String KIND = "carnet_kind";
    private static final String PROFESSIONAL = "professional";
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Alnum}.:/_@-]{1,128}");

    private static final Map<String, Function<Claims, Requester>> KINDS = Map.of(
            PROFESSIONAL,
            ProSanteConnect::professional,
            "patient",
            claims -> new Requester.Patient(ins(claims), name(claims)),
            "representative",
            claims -> new Requester.Representative(subject(claims), name(claims), ins(claims)),
            "structure",
            Identification::structure,
            "enrolment",
            claims -> new Requester.Enrolment(subject(claims), name(claims)));

    private Identification() {}

    /** Whom the claims identify; throws {@link FlawedCredential} where they leave it open or contradict each other. */
    static Credential of(Map<String, Object> token) {
        var claims = Claims.of(token);
        var asProfessional = claims.text("SubjectNameID").isPresent();
        var kind = claims.text(KIND).orElseGet(() -> {
            if (asProfessional) {
                return PROFESSIONAL;
            }
            throw new FlawedCredential(Flaw.CLAIM_MISSING, KIND + ", SubjectNameID");
        });
        if (!KINDS.containsKey(kind)) {
            throw claims.wrong(KIND);
        }
        if (asProfessional != kind.equals(PROFESSIONAL)) {
            throw new FlawedCredential(Flaw.CONTRADICTION, KIND + ", SubjectNameID");
        }
        if (asProfessional && claims.objects("ins").findAny().isPresent()) {
            throw new FlawedCredential(Flaw.CONTRADICTION, "ins, SubjectNameID");
        }
        return new Credential(KINDS.get(kind).apply(claims), PurposeOfUse.of(claims));
    }

    /** The name for people, from whichever claim has one. */
    static String name(Claims claims) {
        var both = Stream.of("given_name", "family_name")
                .flatMap(part -> claims.text(part).stream())
                .collect(Collectors.joining(" "));
        return both.isEmpty() ? claims.text("name").orElseGet(() -> subject(claims)) : both;
    }

    private static String subject(Claims claims) {
        return claims.required("sub", IDENTIFIER);
    }

    private static Ins ins(Claims claims) {
        var ins = claims.object("ins");
        var authority = Ins.Authority.nationalOf(ins.required("system")).orElseThrow(() -> ins.wrong("system"));
        var matricule = ins.required("value");
        Ins.flawOf(matricule).ifPresent(flaw -> {
            throw ins.wrong("value");
        });
        return new Ins(authority, matricule);
    }

    private static Requester structure(Claims claims) {
        return new Requester.Structure(
                claims.required("SubjectOrganizationID", IDENTIFIER),
                claims.text("SubjectOrganization").orElseGet(() -> name(claims)));
    }
}
