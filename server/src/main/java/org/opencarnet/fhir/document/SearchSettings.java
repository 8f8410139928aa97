package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import org.opencarnet.fhir.search.Paging;
import org.opencarnet.fhir.search.SearchRequest;
import org.opencarnet.fhir.search.SearchTable;

/** How searches are read: in pages of which size, at which time. */
public record SearchSettings(Paging paging, Clock clock) {

    /** The search that a request asks for; strict where the client prefers that (FHIR R4, 3.1.1.4.1). */
    <T> SearchRequest<T> read(SearchTable<T> table, ServletRequestDetails details) {
        var strict = details.getHeaders("Prefer").stream().anyMatch(prefer -> prefer.contains("handling=strict"));
        return table.read(details.getParameters(), strict, paging, clock.instant());
    }
}
