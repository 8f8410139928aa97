package org.opencarnet.xds.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** The queries that answer with document entries alone (ITI TF-2, 3.18.4.1.2.3.7.1, .5 and .14). */
final class DocumentQueries {

    static final String STATUS = "$XDSDocumentEntryStatus";

    private DocumentQueries() {}

    static void findDocuments(Ask ask) {
        var statuses = Conditions.statuses(ask.said().required(STATUS));
        var conditions = Conditions.of(ask.said());
        var versions = ask.withVersions() && statuses.contains(AvailabilityStatus.DEPRECATED);
        var criteria = new ArrayList<>(conditions.criteria());
        if (!versions) {
            criteria.add(new Criterion.InStatus(statuses));
        }
        for (var one : matching(ask, criteria, conditions)) {
            if (statuses.contains(one.document().status())) {
                ask.find(one);
            }
            if (versions) {
                ask.former(one).forEach(ask::findFormer);
            }
        }
    }

    static void findDocumentsByReferenceId(Ask ask) {
        ask.said().required("$XDSDocumentEntryReferenceIdList");
        findDocuments(ask);
    }

    static void getDocuments(Ask ask) {
        var byName = ask.said().has("$XDSDocumentEntryEntryUUID");
        var asked = Ask.uuids(ask.said().any("$XDSDocumentEntryEntryUUID"));
        var versions = ask.withVersions();
        for (var one : ask.named()) {
            if (!byName || isAsked(asked, one)) {
                ask.find(one);
            }
            if (byName || versions) {
                ask.former(one).stream()
                        .filter(former -> !byName || isAsked(asked, former))
                        .forEach(ask::findFormer);
            }
        }
    }

    private static boolean isAsked(Set<UUID> asked, Cleared one) {
        return asked.contains(one.document().identity().entryUuid());
    }

    private static List<Cleared> matching(Ask ask, List<Criterion> criteria, Conditions conditions) {
        var most = ask.found().room();
        var documents = ask.known().documents(criteria, most + 1);
        if (documents.size() > most) {
            throw QueryRefusal.of(RequestFault.TOO_MANY_RESULTS, "", Integer.toString(most));
        }
        return conditions.further().isEmpty()
                ? documents
                : documents.stream().filter(one -> meets(ask, one, conditions)).toList();
    }

    private static boolean meets(Ask ask, Cleared one, Conditions conditions) {
        var entry = Ebxml.read(
                ExtrinsicObjectType.class, ask.found().shown(one.document().rendered()));
        return conditions.further().stream().allMatch(further -> further.test(entry));
    }
}
