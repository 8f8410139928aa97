package org.opencarnet.xds.retrieve;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Problem;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.ProblemFault;
import org.opencarnet.xds.error.RequestFault;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType.DocumentRequest;

/** A document as a message names it: by its uniqueId and the repository where it is. */
record Named(String name, String repository) {

    private static final int MOST = 100;

    static Named of(DocumentRequest asked) {
        return new Named(
                Optional.ofNullable(asked.getDocumentUniqueId()).orElse("").strip(),
                Optional.ofNullable(asked.getRepositoryUniqueId()).orElse("").strip());
    }

    /** What is wrong with a message, whatever it names. */
    static List<Complaint> flaws(RetrieveDocumentSetRequestType request) {
        var asked = request.getDocumentRequest();
        if (asked.isEmpty()) {
            return List.of(Complaint.of(RequestFault.NOTHING_ASKED, ""));
        }
        return asked.size() > MOST
                ? List.of(Complaint.of(RequestFault.TOO_MUCH_ASKED, "", Integer.toString(MOST)))
                : List.of();
    }

    /** That it is in another repository than this one. */
    Optional<Complaint> elsewhere(String here) {
        return repository.equals(here)
                ? Optional.empty()
                : Optional.of(new Complaint(
                        RequestFault.REPOSITORY_UNKNOWN, name, "repositoryUniqueId", List.of(repository, here)));
    }

    /** Absent for what no document can be called. */
    Optional<UniqueId> uniqueId() {
        try {
            return Optional.of(new UniqueId(name));
        } catch (IllegalArgumentException nobodysName) {
            return Optional.empty();
        }
    }

    Complaint notFound() {
        return Complaint.of(new ProblemFault(Problem.NOT_FOUND), name);
    }
}
