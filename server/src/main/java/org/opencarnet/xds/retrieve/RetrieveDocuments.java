package org.opencarnet.xds.retrieve;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Patience;
import org.opencarnet.sharing.Read;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.leaving.Fence;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Transaction;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType.DocumentResponse;

/**
 * ITI-43 (TD3.2): each document under its own decision, its bytes streamed as they are stored. A guessed, a hidden and an absent uniqueId
 * are one answer.
 */
public final class RetrieveDocuments
        implements Transaction<RetrieveDocumentSetRequestType, RetrieveDocumentSetResponseType> {

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
        var flaws = Named.flaws(request);
        if (!flaws.isEmpty()) {
            return failure(call, flaws);
        }
        var patience = Patience.begin();
        var answer = new RetrieveDocumentSetResponseType();
        var complaints = new ArrayList<Complaint>();
        for (var one : request.getDocumentRequest()) {
            document(call, Named.of(one), answer, complaints);
        }
        if (!complaints.isEmpty()) {
            patience.untilTheStepEnds();
        }
        var some = !answer.getDocumentResponse().isEmpty();
        answer.setRegistryResponse(answers(call).of(some, complaints));
        return answer;
    }

    private void document(Call call, Named asked, RetrieveDocumentSetResponseType answer, List<Complaint> complaints) {
        var elsewhere = asked.elsewhere(repository);
        if (elsewhere.isPresent()) {
            complaints.add(elsewhere.get());
            return;
        }
        var found = found(call, asked);
        if (found.isPresent()) {
            answer.getDocumentResponse().add(response(call, asked.name(), found.get(), answer));
        } else {
            complaints.add(asked.notFound());
        }
    }

    private Optional<Read.Content> found(Call call, Named asked) {
        return asked.uniqueId()
                .flatMap(uniqueId -> read.content(call.caller(), uniqueId) instanceof Outcome.Done<Read.Content> done
                        ? Optional.of(done.value())
                        : Optional.empty());
    }

    private DocumentResponse response(
            Call call, String name, Read.Content content, RetrieveDocumentSetResponseType answer) {
        fence.pass(content.cleared(), call.patientOf(content.cleared()), call.id());
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
