package org.opencarnet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Admission;
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
 * @param consentEachTime Outside the care team a declared consent holds for the day on which it was declared or used, instead of six months.
 * @param structuresDeclareTeams A structure may declare which professionals belong to a care team that it manages.
 * @param hideSecretConnections What is done in a minor's secret connection is hidden from the legal representatives in the history of accesses.
 * @param traitSearch Modes in which professionals find patients by their strict traits: NORMAL (their own), BREAK_GLASS, REGULATION (all who have not opposed it).
 * @param releaseInvisibleAfter A document that is not visible to the patient becomes so when nothing has happened to it for so long; unset: never by itself.
 * @param acceptedAuthorities Authorities under which records are opened: of the INS NIR, NIA, TEST, DEMONSTRATION; of another domain of patients its OID.
 * @param qualifiedIdentitiesOnly Records are opened for qualified identities alone (INS status VALI); else for any, as conformance tools have them.
 * @param frenchTypesOnly Documents are of a type of the French list; else of any, which physicians alone of all professions read.
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
        @DefaultValue("false") boolean consentEachTime,
        @DefaultValue("false") boolean structuresDeclareTeams,
        @DefaultValue("true") boolean hideSecretConnections,
        @DefaultValue Set<Purpose.Mode> traitSearch,
        @Nullable Duration releaseInvisibleAfter,
        @DefaultValue({"NIR", "NIA"}) Set<Ins.Authority> acceptedAuthorities,
        @DefaultValue("true") boolean qualifiedIdentitiesOnly,
        @DefaultValue("true") boolean frenchTypesOnly,
        @DefaultValue Matrix matrix) {

    /** The same, as the law takes it. */
    Policy toPolicy() {
        return new Policy(
                emergencyPassesBlock,
                centre15PassesBlock,
                careTeamPresumesConsent,
                hideFromPatientLater,
                maskedAndInvisible,
                consentEachTime,
                structuresDeclareTeams,
                hideSecretConnections);
    }

    /** What is let in. */
    Admission admission() {
        return new Admission(acceptedAuthorities, frenchTypesOnly, qualifiedIdentitiesOnly);
    }

    Optional<Duration> releaseAfter() {
        return Optional.ofNullable(releaseInvisibleAfter);
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
