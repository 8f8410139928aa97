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
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/**
 * The associations of a message that changes what is there, by what they do (XDS Metadata Update, 3.57.4.1.3): bring a metadata version of a document or
 * of a folder, change a status, put a document into a folder, relate a document to another.
 */
final class UpdateLinks {

    private static final String PREVIOUS = "PreviousVersion";
    private static final String PROPAGATION = "AssociationPropagation";
    private static final String ORIGINAL = "OriginalStatus";
    private static final String NEXT = "NewStatus";

    private final Findings findings;
    private final UUID set;
    private final Map<UUID, ExtrinsicObjectType> entries;
    private final Map<UUID, RegistryPackageType> folders;
    private final Map<UUID, Link> submitted = new LinkedHashMap<>();
    private final Set<UUID> brought = new HashSet<>();
    private final List<Link> others = new ArrayList<>();
    final List<Bound> changes = new ArrayList<>();
    final List<Submission> entering = new ArrayList<>();
    final List<Submission> relating = new ArrayList<>();
    final List<Restating> restating = new ArrayList<>();

    UpdateLinks(Sorting sorted, Map<RegistryObjectType, UUID> ids, Findings findings) {
        this.findings = findings;
        this.set = sorted.sets.stream().map(ids::get).findFirst().orElse(new UUID(0, 0));
        this.entries = byId(sorted.entries, ids);
        this.folders = byId(sorted.folders, ids);
    }

    private static <T extends RegistryObjectType> Map<UUID, T> byId(List<T> all, Map<RegistryObjectType, UUID> ids) {
        return all.stream().collect(Collectors.toMap(ids::get, one -> one, (one, same) -> one, LinkedHashMap::new));
    }

    /** What is wished of a document, and what binds the set to it. */
    record Bound(Change change, Link bond) {}

    /** An association between what is there, by its name in the message, and what binds the set to it. */
    record Submission(String where, Link link, Link bond) {}

    /** A metadata version of a folder, and what binds the set to it. */
    record Restating(NextFolder next, Link bond) {}

    /** Which version another follows, and of what. */
    private record Following(String previous, UUID logicalId) {}

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

    /** Entries and folders that the set does not bring. */
    Stream<RegistryObjectType> outside() {
        return Stream.concat(outside(entries), outside(folders));
    }

    private <T extends RegistryObjectType> Stream<T> outside(Map<UUID, T> all) {
        return all.entrySet().stream()
                .filter(one -> !brought.contains(one.getKey()))
                .map(Map.Entry::getValue);
    }

    private void bond(Link link) {
        var type = link.association().type();
        if (type == Type.HAS_MEMBER && entries.containsKey(link.target())) {
            version(link, entries.get(link.target()));
        } else if (type == Type.HAS_MEMBER && folders.containsKey(link.target())) {
            restating(link, folders.get(link.target()));
        } else if (type == Type.UPDATES_STATUS && !isBrought(link.target())) {
            status(link);
        } else if (type == Type.SUBMITS && bindsWhatIsThere(submitted.get(link.target()))) {
            submission(link, submitted.remove(link.target()));
        } else {
            others.add(link);
        }
    }

    private boolean isBrought(UUID id) {
        return entries.containsKey(id) || folders.containsKey(id);
    }

    /** Two that are there already. */
    private boolean bindsWhatIsThere(@Nullable Link link) {
        return link != null
                && !link.association().type().changes()
                && !link.source().equals(link.target())
                && !isBrought(link.source())
                && !isBrought(link.target());
    }

    private void submission(Link bond, Link link) {
        var submission = new Submission(link.object().getId(), link, bond);
        if (link.association().type() == Type.HAS_MEMBER) {
            entering.add(submission);
            return;
        }
        findings.must(
                !link.association().type().replaces(),
                link.object(),
                UpdateFault.REPLACEMENT_IS_FED,
                "associationType");
        relating.add(submission);
    }

    private void version(Link link, ExtrinsicObjectType entry) {
        following(link, entry)
                .ifPresent(one -> changes.add(new Bound(
                        new Change.OfMetadata(entry.getId(), one.logicalId(), link.target(), one.previous(), entry),
                        link)));
    }

    private void restating(Link link, RegistryPackageType folder) {
        following(link, folder)
                .ifPresent(one -> restating.add(new Restating(
                        new NextFolder(folder.getId(), one.logicalId(), link.target(), one.previous(), folder), link)));
    }

    private Optional<Following> following(Link link, RegistryObjectType next) {
        brought.add(link.target());
        var previous = one(link, PREVIOUS);
        findings.must(previous.isPresent(), link.object(), UpdateFault.PREVIOUS_VERSION_MISSING, PREVIOUS);
        var propagates = Slots.values(link.object(), PROPAGATION).stream().allMatch("yes"::equalsIgnoreCase);
        findings.must(propagates, link.object(), UpdateFault.PROPAGATION_REFUSED, PROPAGATION);
        var logicalId = Optional.ofNullable(next.getLid()).flatMap(Names::uuid);
        findings.must(logicalId.isPresent(), next, UpdateFault.LOGICAL_ID_MISSING, "lid");
        return previous.flatMap(version -> logicalId.map(id -> new Following(version, id)));
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
