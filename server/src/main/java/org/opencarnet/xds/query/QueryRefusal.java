package org.opencarnet.xds.query;

import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;

/** Ends a query that cannot be understood. */
final class QueryRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    private QueryRefusal(Complaint complaint) {
        super("a query is turned back", null, false, false);
        this.complaint = complaint;
    }

    /** Because of a parameter, or of the query where that is its name. */
    static QueryRefusal of(RequestFault fault, String parameter, String... details) {
        return new QueryRefusal(Complaint.of(fault, parameter, details));
    }

    Complaint complaint() {
        return complaint;
    }
}
