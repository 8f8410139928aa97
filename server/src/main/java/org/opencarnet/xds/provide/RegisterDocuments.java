package org.opencarnet.xds.provide;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencarnet.sharing.Contents;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.EntryType;
import org.opencarnet.xds.mapping.Slots;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Submission;
import org.opencarnet.xds.submission.Reading;
import org.opencarnet.xds.submission.Received;
import org.opencarnet.xds.submission.Submitted;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** ITI-42 and ITI-61: entries of documents whose bytes another repository keeps, or makes when they are asked for; the operator has declared it. */
public final class RegisterDocuments implements Submission<SubmitObjectsRequest> {

    private final Offering offering;
    private final Set<String> repositories;
    private final Clock clock;
    private final Kind kind;

    /** Of the repositories with these uniqueIds. */
    public RegisterDocuments(Offering offering, Set<String> repositories, Clock clock, Kind kind) {
        this.offering = offering;
        this.repositories = Set.copyOf(repositories);
        this.clock = clock;
        this.kind = kind;
    }

    /** Of the two that IHE has. */
    public enum Kind {
        /** Register Document Set-b. */
        STABLE("iti42", EntryType.STABLE),
        /** Register On-Demand Document Entry. */
        ON_DEMAND("iti61", EntryType.ON_DEMAND);

        private final String path;
        private final EntryType entries;

        Kind(String path, EntryType entries) {
            this.path = path;
            this.entries = entries;
        }
    }

    @Override
    public Endpoint<SubmitObjectsRequest> endpoint() {
        return new Endpoint<>("xds-" + kind.path, kind.path, Actor.REGISTRY, SubmitObjectsRequest.class);
    }

    @Override
    public RegistryResponseType answer(Call call, SubmitObjectsRequest request) {
        var reading = Reading.of(Submitted.objects(request), kind.entries, clock.instant(), offering.admission());
        if (reading instanceof Reading.Flawed flawed) {
            return failure(call, flawed.complaints());
        }
        var received = ((Reading.Sound) reading).received();
        call.concerns(received.patient());
        var complaints = new ArrayList<Complaint>();
        var contents = elsewhere(received, complaints);
        if (complaints.isEmpty()) {
            complaints.addAll(offering.complaints(call, received, contents));
        }
        return told(call, complaints);
    }

    private Map<String, Contents.Staged> elsewhere(Received received, List<Complaint> complaints) {
        var contents = new HashMap<String, Contents.Staged>();
        for (var entry : received.registered()) {
            var before = complaints.size();
            if (kind == Kind.STABLE) {
                must(entry.sha1().isPresent(), entry, Slots.HASH, complaints);
                must(entry.size().isPresent(), entry, Slots.SIZE, complaints);
            }
            must(entry.repository().isPresent(), entry, Slots.REPOSITORY, complaints);
            entry.repository()
                    .filter(repository -> !repositories.contains(repository))
                    .ifPresent(unknown -> complaints.add(new Complaint(
                            RequestFault.REPOSITORY_UNDECLARED, entry.id(), Slots.REPOSITORY, List.of(unknown))));
            if (complaints.size() == before) {
                contents.put(entry.id(), content(entry));
            }
        }
        return contents;
    }

    private Contents.Elsewhere content(Received.Registered entry) {
        return kind == Kind.ON_DEMAND
                ? Contents.Elsewhere.ON_DEMAND
                : new Contents.Elsewhere(
                        entry.sha1().orElseThrow(), entry.size().orElseThrow());
    }

    private static void must(boolean is, Received.Registered entry, String slot, List<Complaint> complaints) {
        if (!is) {
            complaints.add(new Complaint(MetadataFault.SLOT_MISSING, entry.id(), slot, List.of()));
        }
    }
}
