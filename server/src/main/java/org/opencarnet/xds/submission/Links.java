package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.Association.Type;
import org.opencarnet.xds.error.MetadataFault;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/**
 * The associations of a message by what they do (ITI TF-3, 4.2.2): bind members to the submission set, put entries into folders, relate
 * entries to others.
 */
final class Links {

    private final Findings findings;
    private final UUID set;
    private final Set<UUID> entries;
    private final Set<UUID> folders;
    private final Set<UUID> all;
    final List<Link> memberships = new ArrayList<>();
    final List<Link> entering = new ArrayList<>();
    final List<Link> relations = new ArrayList<>();

    Links(Sorting sorted, Map<RegistryObjectType, UUID> ids, Findings findings) {
        this.findings = findings;
        this.set = sorted.sets.stream().map(ids::get).findFirst().orElse(new UUID(0, 0));
        this.entries = of(sorted.entries, ids);
        this.folders = of(sorted.folders, ids);
        this.all = Set.copyOf(ids.values());
    }

    private static Set<UUID> of(List<? extends RegistryObjectType> objects, Map<RegistryObjectType, UUID> ids) {
        return objects.stream().map(ids::get).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes one association to its kind. */
    void take(Link link) {
        if (link.association().type().changes()) {
            findings.error(link.object(), MetadataFault.ASSOCIATION_TYPE_UNKNOWN, "associationType");
        } else if (link.association().type() == Type.HAS_MEMBER) {
            member(link);
        } else {
            relation(link);
        }
    }

    /** What does not belong to the submission set. */
    Stream<UUID> outside() {
        var members = memberships.stream().map(Link::target).collect(Collectors.toSet());
        return Stream.concat(entries.stream(), folders.stream()).filter(id -> !members.contains(id));
    }

    private void relation(Link link) {
        var within = entries.contains(link.target()) || set.equals(link.target());
        findings.must(
                entries.contains(link.source())
                        && !folders.contains(link.target())
                        && !(within && link.association().type().replaces()),
                link.object(),
                MetadataFault.ASSOCIATION_ENDS_WRONG,
                "");
        relations.add(link);
    }

    private void member(Link link) {
        if (set.equals(link.source())) {
            findings.must(
                    all.contains(link.target()), link.object(), MetadataFault.MEMBER_BY_REFERENCE, "targetObject");
            memberships.add(link);
            return;
        }
        var ofFolder = folders.contains(link.source()) || !all.contains(link.source());
        var anEntry = entries.contains(link.target()) || !all.contains(link.target());
        findings.must(ofFolder && anEntry, link.object(), MetadataFault.ASSOCIATION_ENDS_WRONG, "");
        entering.add(link);
    }
}
