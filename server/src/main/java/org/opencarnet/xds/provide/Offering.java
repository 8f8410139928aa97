package org.opencarnet.xds.provide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Submit;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Endings;
import org.opencarnet.xds.error.ProblemFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.submission.Received;

/** Offers what was received to the record, in one act, once the bytes of its documents are known. */
public record Offering(Submit submit, Submit.Rules rules, Older older, Admission admission) {

    /** What is wrong; nothing where all was taken in. {@code contents} are the bytes of each document, by its id in the message. */
    List<Complaint> complaints(Call call, Received received, Map<String, Contents.Staged> contents) {
        var known = older.of(call.caller(), received);
        var missing = received.olderFolders().stream()
                .filter(folder -> !known.folders().containsKey(folder))
                .map(folder -> Complaint.of(new ProblemFault(Problem.FOLDER_UNKNOWN), "urn:uuid:" + folder))
                .toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        var offer = received.offer(contents, known);
        var complaints = offer.documents().stream()
                .flatMap(document -> complaints(call, document))
                .toList();
        return complaints.isEmpty() ? told(received, submit.submit(call.caller(), offer)) : complaints;
    }

    private Stream<Complaint> complaints(Call call, Offer.Document document) {
        var problem = rules.problemOf(document).map(ProblemFault::new);
        var notSecret = call.secret() && !document.visibility().invisibleToRepresentatives()
                ? Optional.of(RequestFault.NOT_SECRET)
                : Optional.<RequestFault>empty();
        return Stream.concat(
                problem.map(fault -> new Complaint(fault, document.where(), fault.attribute(), List.of())).stream(),
                notSecret
                        .map(fault -> new Complaint(fault, document.where(), "confidentialityCode", List.of()))
                        .stream());
    }

    private static List<Complaint> told(Received received, Outcome<Receipt> outcome) {
        return outcome instanceof Outcome.Done<Receipt> ? List.of() : Endings.told(outcome, received.set());
    }
}
