package org.opencarnet.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencarnet.access.Purpose;
import org.opencarnet.terminology.CodeSystems;

/** Why the record is opened: IUA's {@code purpose_of_use} in the French codes (TRE_R248) or HL7's, and the reason in words. */
final class PurposeOfUse {

    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final Map<String, Purpose.Mode> HL7 =
            Map.of("TREAT", Purpose.Mode.NORMAL, "BTG", Purpose.Mode.BREAK_GLASS, "ETREAT", Purpose.Mode.REGULATION);
    private static final String CLAIM = "purpose_of_use";

    private PurposeOfUse() {}

    /** The purpose that the claims state; ordinary care where they state none. */
    static Purpose of(Claims claims) {
        var iua = claims.object("extensions").object("ihe_iua");
        var modes = iua.objects(CLAIM)
                .map(coding -> mode(coding).orElseThrow(() -> iua.wrong(CLAIM)))
                .collect(Collectors.toSet());
        if (modes.size() > 1) {
            throw new FlawedCredential(Flaw.CONTRADICTION, CLAIM);
        }
        var mode = modes.stream().findFirst().orElse(Purpose.Mode.NORMAL);
        return new Purpose(mode, claims.text("Mode_Acces_Raison").orElse(""));
    }

    private static Optional<Purpose.Mode> mode(Claims coding) {
        var system = coding.required("system");
        var code = coding.required("code");
        if (system.equals(ACT_REASON)) {
            return Optional.ofNullable(HL7.get(code));
        }
        return Arrays.stream(Purpose.Mode.values())
                .filter(mode -> mode.code().equals(code))
                .filter(mode -> CodeSystems.oidOf(system)
                        .filter(CodeSystems.ACCESS_MODE::equals)
                        .isPresent())
                .findFirst();
    }
}
