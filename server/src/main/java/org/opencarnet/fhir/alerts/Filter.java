package org.opencarnet.fhir.alerts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.StringType;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Records;

/** The filter of a Subscription: in whose record. {@code DocumentReference?patient=Patient/id} or {@code DocumentReference?patient.identifier=system|value}. */
record Filter(StringType criteria) {

    static final String WHERE = "Subscription.criteria.extension[0]";

    private static final String TYPE = "DocumentReference?";
    private static final Pattern BY_ID =
            Pattern.compile("patient=(?:Patient/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final Pattern BY_INS = Pattern.compile("patient[.:]identifier=(urn:oid:[0-9.]+)\\|([0-9AB]+)");

    /** The patient whom it names; empty where there is no filter. Refuses any other filter, which would be lost in silence. */
    Optional<Records.Reference> patient() {
        List<String> filters = criteria.getExtensionsByUrl(Backport.FILTER).stream()
                .map(one -> one.getValue().primitiveValue())
                .toList();
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        if (filters.size() > 1 || !filters.get(0).startsWith(TYPE)) {
            throw Asking.complaint(AlertFault.FILTER_NOT_SERVED, WHERE);
        }
        return Optional.of(named(decoded(filters.get(0).substring(TYPE.length()))));
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Asking.complaint(AlertFault.FILTER_NOT_SERVED, WHERE);
        }
    }

    private static Records.Reference named(String query) {
        var byId = BY_ID.matcher(query);
        if (byId.matches()) {
            return new Records.Reference.ById(new RecordId(UUID.fromString(byId.group(1))));
        }
        var byIns = BY_INS.matcher(query);
        if (byIns.matches() && Ins.flawOf(byIns.group(2)).isEmpty()) {
            var authority = Ins.Authority.nationalOf(byIns.group(1));
            if (authority.isPresent()) {
                return new Records.Reference.ByIns(new Ins(authority.get(), byIns.group(2)));
            }
        }
        throw Asking.complaint(AlertFault.FILTER_NOT_SERVED, WHERE);
    }
}
