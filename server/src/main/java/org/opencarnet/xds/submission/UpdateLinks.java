package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencarnet.record.Association.Type;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/**
 * The associations of a message that changes what is there, by what they do (XDS Metadata Update, 3.57.4.1.3): bring a metadata version, change a
 * status, put a document into a folder.
 */
final class UpdateLinks {

    private static final String PREVIOUS = "PreviousVersion";
    private static final String PROPAGATION = "AssociationPropagation";
    private static final String ORIGINAL = "OriginalStatus";
    private static final String NEXT = "NewStatus";

    private final Findings findings;
    private final UUID set;
    private final Map<UUID, ExtrinsicObjectType> entries;
    private final Map<UUID, Link> submitted = new LinkedHashMap<>();
    private final Set<UUID> brought = new HashSet<>();
    private final List<Link> others = new ArrayList<>();
    final List<Bound> changes = new ArrayList<>();
    final List<Entering> entering = new ArrayList<>();

    UpdateLinks(Sorting sorted, Map<RegistryObjectType, UUID> ids, Findings findings) {
        this.findings = findings;
        this.set = sorted.sets.stream().map(ids::get).findFirst().orElse(new UUID(0, 0));
        this.entries = sorted.entries.stream()
                .collect(Collectors.toMap(ids::get, entry -> entry, (one, same) -> one, LinkedHashMap::new));
    }

    /** What is wished of a document, and what binds the set to it. */
    record Bound(Change change, Link bond) {}

    /** What puts a document into a folder, by its name in the message, and what binds the set to that. */
    record Entering(String where, Link link, Link bond) {}

    /** Takes all of a message. */
    void take(List<Link> links) {
        links.stream()
                .filter(link -> !set.equals(link.source()))
                .forEach(link -> submitted.put(link.association().id(), link));
        links.stream().filter(link -> set.equals(link.source())).forEach(this::bond);
        Stream.concat(submitted.values().stream(), others.stream())
                .forEach(link -> findings.error(link.object(), UpdateFault.CHANGE_UNKNOWN, "associationType"));
        findings.must(links.stream().anyMatch(link -> set.equals(link.source())), UpdateFault.NOTHING_CHANGED);
    }

    /** Entries that the set does not bring. */
    Stream<ExtrinsicObjectType> outside() {
        return entries.entrySet().stream()
                .filter(one -> !brought.contains(one.getKey()))
                .map(Map.Entry::getValue);
    }

    private void bond(Link link) {
        var type = link.association().type();
        if (type == Type.HAS_MEMBER && entries.containsKey(link.target())) {
            version(link, entries.get(link.target()));
        } else if (type == Type.UPDATES_STATUS && !entries.containsKey(link.target())) {
            status(link);
        } else if (type == Type.SUBMITS && entersAFolder(submitted.get(link.target()))) {
            var submission = submitted.remove(link.target());
            entering.add(new Entering(submission.object().getId(), submission, link));
        } else {
            others.add(link);
        }
    }

    /** Between two that are there already. */
    private boolean entersAFolder(@Nullable Link link) {
        return link != null
                && link.association().type() == Type.HAS_MEMBER
                && !entries.containsKey(link.target())
                && !entries.containsKey(link.source());
    }

    private void version(Link link, ExtrinsicObjectType entry) {
        brought.add(link.target());
        var previous = one(link, PREVIOUS);
        findings.must(previous.isPresent(), link.object(), UpdateFault.PREVIOUS_VERSION_MISSING, PREVIOUS);
        var propagates = Slots.values(link.object(), PROPAGATION).stream().allMatch("yes"::equalsIgnoreCase);
        findings.must(propagates, link.object(), UpdateFault.PROPAGATION_REFUSED, PROPAGATION);
        var logicalId = Optional.ofNullable(entry.getLid()).flatMap(Names::uuid);
        findings.must(logicalId.isPresent(), entry, UpdateFault.LOGICAL_ID_MISSING, "lid");
        if (previous.isPresent() && logicalId.isPresent()) {
            changes.add(new Bound(
                    new Change.OfMetadata(entry.getId(), logicalId.get(), link.target(), previous.get(), entry), link));
        }
    }

    private void status(Link link) {
        var original = one(link, ORIGINAL);
        var next = one(link, NEXT);
        var status = next.flatMap(UpdateLinks::statusOf);
        if (original.isEmpty() || original.flatMap(UpdateLinks::statusOf).isEmpty()) {
            findings.error(link.object(), UpdateFault.STATUS_UNKNOWN, ORIGINAL, original.orElse(""));
        } else if (status.isEmpty()) {
            findings.error(link.object(), UpdateFault.STATUS_UNKNOWN, NEXT, next.orElse(""));
        } else {
            var where = link.object().getId();
            changes.add(new Bound(new Change.OfStatus(where, link.target(), original.get(), status.get()), link));
        }
    }

    private static Optional<String> one(Link link, String slot) {
        var values = Slots.values(link.object(), slot);
        return values.size() == 1 ? Optional.of(values.get(0).strip()) : Optional.empty();
    }

    private static Optional<AvailabilityStatus> statusOf(String urn) {
        return Arrays.stream(AvailabilityStatus.values())
                .filter(status -> status.urn().equals(urn))
                .findFirst();
    }
}
