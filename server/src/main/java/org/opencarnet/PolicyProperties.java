package org.opencarnet;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Policy;
import org.opencarnet.record.Ins;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator decides where the rules leave a question open (rules.md, section 11).
 *
 * @param emergencyPassesBlock Break-glass opens a record even to a professional whom the patient has blocked.
 * @param centre15PassesBlock A regulation centre reaches the record even where the patient has blocked the professional.
 * @param careTeamPresumesConsent A current member of the care team is as if authorized.
 * @param hideFromPatientLater A document may be hidden from the patient after it was fed, not only with it.
 * @param maskedAndInvisible A document may be masked from professionals and invisible to the patient at once.
 * @param acceptedAuthorities Authorities of INS under which records are opened: NIR, NIA, TEST, DEMONSTRATION.
 * @param matrix The habilitation matrix.
 */
@Validated
@ConfigurationProperties("carnet.policy")
record PolicyProperties(
        @DefaultValue("false") boolean emergencyPassesBlock,

        @Name("centre-15-passes-block") @DefaultValue("false")
        boolean centre15PassesBlock,

        @DefaultValue("true") boolean careTeamPresumesConsent,
        @DefaultValue("true") boolean hideFromPatientLater,
        @DefaultValue("false") boolean maskedAndInvisible,
        @DefaultValue({"NIR", "NIA"}) Set<Ins.Authority> acceptedAuthorities,
        @DefaultValue Matrix matrix) {

    /** The same, as the law takes it. */
    Policy toPolicy() {
        return new Policy(
                emergencyPassesBlock,
                centre15PassesBlock,
                careTeamPresumesConsent,
                hideFromPatientLater,
                maskedAndInvisible);
    }

    /**
     * Which habilitation matrix holds.
     *
     * @param assumedRows Document types that no source publishes are opened to the seven columns that every published row opens.
     * @param file A matrix of the operator's own, instead of the published one.
     */
    record Matrix(
            @DefaultValue("false") boolean assumedRows,
            @Nullable String file) {

        Optional<Path> ownFile() {
            return Optional.ofNullable(file).map(Path::of);
        }
    }
}
