package org.opencarnet.xds;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set of the XDS.b face.
 *
 * @param repositoryUniqueId The OID under which this repository is known: it stands in every entry, and retrievals name it.
 */
@Validated
@ConfigurationProperties("carnet.xds")
record XdsProperties(
        @Pattern(regexp = "[0-2](\\.(0|[1-9]\\d*))+") @DefaultValue("2.25.240373477947943125934554913234569544365")
        String repositoryUniqueId) {}
