package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencarnet.sharing.Admission;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Fault;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;

/** What was found wrong with a submission, in the order in which it was found. */
final class Findings {

    private static final String NAMELESS = "?";

    private final Admission admission;
    private final List<Complaint> complaints = new ArrayList<>();

    Findings(Admission admission) {
        this.admission = admission;
    }

    /** What is let in. */
    Admission admission() {
        return admission;
    }

    void error(IdentifiableType object, Fault fault, String attribute, String... details) {
        var id = Optional.ofNullable(object.getId())
                .filter(name -> !name.isBlank())
                .orElse(NAMELESS);
        complaints.add(new Complaint(fault, id, attribute, List.of(details)));
    }

    void must(boolean holds, IdentifiableType object, Fault fault, String attribute) {
        if (!holds) {
            error(object, fault, attribute);
        }
    }

    void must(boolean holds, Fault fault) {
        if (!holds) {
            error(fault);
        }
    }

    /** Of the message as a whole. */
    void error(Fault fault, String... details) {
        complaints.add(new Complaint(fault, "RegistryObjectList", "", List.of(details)));
    }

    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }
}
