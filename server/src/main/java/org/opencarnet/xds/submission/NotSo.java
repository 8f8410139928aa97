package org.opencarnet.xds.submission;

import java.util.List;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Fault;

/** Ends a message that takes something to be so which is not. */
public final class NotSo extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    private NotSo(Complaint complaint) {
        super("a message takes something to be so which is not", null, false, false);
        this.complaint = complaint;
    }

    static NotSo of(Fault fault, String where, String attribute, String... details) {
        return new NotSo(new Complaint(fault, where, attribute, List.of(details)));
    }

    /** What is not so. */
    public Complaint complaint() {
        return complaint;
    }
}
