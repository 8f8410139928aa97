package org.opencarnet.xds;

import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set of the XDS.b face.
 *
 * @param repositoryUniqueId The OID under which this repository is known: it stands in every entry, and retrievals name it.
 * @param externalRepositories The OIDs of other repositories, whose documents may be registered here (ITI-42).
 * @param optionalTransactions Which of the transactions that the DMP does not have are served: {@code iti51}, {@code iti62}, {@code iti86}.
 * @param verifySignatures Whether signature documents (association SIGNS) must prove what comes with them; otherwise they are kept as they are.
 */
@Validated
@ConfigurationProperties("carnet.xds")
record XdsProperties(
        @Pattern(regexp = OID) @DefaultValue("2.25.240373477947943125934554913234569544365")
        String repositoryUniqueId,

        @DefaultValue Set<@Pattern(regexp = OID) String> externalRepositories,

        @DefaultValue Set<@Pattern(regexp = "iti(51|62|86)") String> optionalTransactions,

        @DefaultValue("false") boolean verifySignatures) {

    private static final String OID = "[0-2](\\.(0|[1-9]\\d*))+";
    private static final Set<String> OPTIONAL = Set.of("iti51", "iti62", "iti86");

    /** Whether what stands below this path is served. */
    boolean serves(String path) {
        return !OPTIONAL.contains(path) || optionalTransactions.contains(path);
    }
}
