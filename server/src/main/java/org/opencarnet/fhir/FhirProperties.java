package org.opencarnet.fhir;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.opencarnet.fhir.submission.Validation;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set of the FHIR face: {@code carnet.fhir.*}.
 *
 * @param largestBody the largest request body that is read
 * @param pageSize entries on a page of a search where the client says nothing
 * @param validation what becomes of the known defects of what French producers send: refused ({@code strict}) or taken with a warning ({@code warn})
 * @param packages files and folders of FHIR packages (.tgz) that {@code $validate} knows besides FHIR R4 and what Carnet publishes; the first that says a thing is believed
 * @param oauth what the CapabilityStatement says of where tokens are had
 * @param largestPage entries on a page at the most, whatever the client says
 */
@Validated
@ConfigurationProperties("carnet.fhir")
public record FhirProperties(
        @DefaultValue("50MB") DataSize largestBody,
        @DefaultValue("warn") Validation validation,
        @DefaultValue List<String> packages,
        @DefaultValue OAuth oauth,
        @DefaultValue("50") @Min(1) @Max(1000) int pageSize,
        @DefaultValue("200") @Min(1) @Max(1000) int largestPage) {

    /** Where tokens are had; empty text is not told. */
    public record OAuth(
            @DefaultValue("") String tokenEndpoint,
            @DefaultValue("") String authorizationEndpoint) {}
}
