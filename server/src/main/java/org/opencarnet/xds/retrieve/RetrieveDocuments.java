package org.opencarnet.xds.retrieve;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Patience;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Read;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.ProblemFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.leaving.Fence;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Transaction;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType.DocumentRequest;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType.DocumentResponse;

/**
 * ITI-43 (TD3.2): each document under its own decision, its bytes streamed as they are stored. A guessed, a hidden and an absent uniqueId
 * are one answer.
 */
public final class RetrieveDocuments
        implements Transaction<RetrieveDocumentSetRequestType, RetrieveDocumentSetResponseType> {

    private static final int MOST = 100;

    private final Read read;
    private final Fence fence;
    private final String repository;

    /** From the repository of this uniqueId. */
    public RetrieveDocuments(Read read, Fence fence, String repository) {
        this.read = read;
        this.fence = fence;
        this.repository = repository;
    }

    @Override
    public Endpoint<RetrieveDocumentSetRequestType> endpoint() {
        return new Endpoint<>("xds-iti43", "iti43", Actor.REPOSITORY, RetrieveDocumentSetRequestType.class);
    }

    @Override
    public RetrieveDocumentSetResponseType failure(Call call, List<Complaint> complaints) {
        var answer = new RetrieveDocumentSetResponseType();
        answer.setRegistryResponse(answers(call).failure(complaints));
        return answer;
    }

    @Override
    public RetrieveDocumentSetResponseType answer(Call call, RetrieveDocumentSetRequestType request) {
        var asked = request.getDocumentRequest();
        if (asked.isEmpty()) {
            return failure(call, List.of(Complaint.of(RequestFault.NOTHING_ASKED, "")));
        }
        if (asked.size() > MOST) {
            return failure(call, List.of(Complaint.of(RequestFault.TOO_MUCH_ASKED, "", Integer.toString(MOST))));
        }
        var patience = Patience.begin();
        var answer = new RetrieveDocumentSetResponseType();
        var complaints = new ArrayList<Complaint>();
        for (var one : asked) {
            document(call, one, answer, complaints);
        }
        if (!complaints.isEmpty()) {
            patience.untilTheStepEnds();
        }
        var answers = answers(call);
        answer.setRegistryResponse(
                complaints.isEmpty()
                        ? answers.success()
                        : answer.getDocumentResponse().isEmpty()
                                ? answers.failure(complaints)
                                : answers.partly(complaints));
        return answer;
    }

    private void document(
            Call call, DocumentRequest asked, RetrieveDocumentSetResponseType answer, List<Complaint> complaints) {
        var name = Optional.ofNullable(asked.getDocumentUniqueId()).orElse("").strip();
        var from = Optional.ofNullable(asked.getRepositoryUniqueId()).orElse("").strip();
        if (!repository.equals(from)) {
            complaints.add(new Complaint(
                    RequestFault.REPOSITORY_UNKNOWN, name, "repositoryUniqueId", List.of(from, repository)));
            return;
        }
        var found = found(call, name);
        if (found.isPresent()) {
            answer.getDocumentResponse().add(response(call, name, found.get(), answer));
        } else {
            complaints.add(Complaint.of(new ProblemFault(Problem.NOT_FOUND), name));
        }
    }

    private Optional<Read.Content> found(Call call, String name) {
        return uniqueId(name)
                .flatMap(uniqueId -> read.content(call.caller(), uniqueId) instanceof Outcome.Done<Read.Content> done
                        ? Optional.of(done.value())
                        : Optional.empty());
    }

    private static Optional<UniqueId> uniqueId(String name) {
        try {
            return Optional.of(new UniqueId(name));
        } catch (IllegalArgumentException nobodysName) {
            return Optional.empty();
        }
    }

    private DocumentResponse response(
            Call call, String name, Read.Content content, RetrieveDocumentSetResponseType answer) {
        fence.pass(content.cleared(), call.patient(), call.id());
        var document = content.cleared().document();
        var response = new DocumentResponse();
        response.setRepositoryUniqueId(repository);
        response.setDocumentUniqueId(name);
        response.setMimeType(document.mimeType());
        response.setDocument(new DataHandler(new StoredBytes(
                document.mimeType(),
                bytes(call, content, answer.getDocumentResponse().isEmpty()))));
        return response;
    }

    /** The first stays open; the others, of which there may be many, are opened again when it is their turn to be written. */
    private Supplier<InputStream> bytes(Call call, Read.Content content, boolean first) {
        if (first) {
            call.closeAtTheEnd(content.bytes());
            return content::bytes;
        }
        try {
            content.bytes().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> {
            var bytes = read.bytes(content.cleared());
            call.closeAtTheEnd(bytes);
            return bytes;
        };
    }
}
