package org.opencarnet.fhir.leaving;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.opencarnet.sharing.Cleared;

/** The clearances of the documents that a request's answer shows. Whoever answers with a document brings its clearance here first. */
public final class Clearances {

    private final List<Cleared> cleared = new ArrayList<>();

    private Clearances() {}

    /** Those of this request. */
    public static Clearances of(RequestDetails details) {
        return (Clearances) details.getUserData().computeIfAbsent(Clearances.class, any -> new Clearances());
    }

    public void add(Cleared one) {
        cleared.add(one);
    }

    public void addAll(Collection<Cleared> several) {
        cleared.addAll(several);
    }

    /** Those of a document, one for each of its versions that is shown. */
    List<Cleared> of(String logicalId) {
        return cleared.stream()
                .filter(one -> one.document().identity().logicalId().toString().equals(logicalId))
                .toList();
    }
}
