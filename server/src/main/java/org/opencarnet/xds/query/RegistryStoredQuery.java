package org.opencarnet.xds.query;

import org.opencarnet.sharing.Absence;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.error.RuleFault;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;

/** ITI-18 (TD3.1): the stored queries, over the record of the patient whom the VIHF names. */
public final class RegistryStoredQuery extends StoredQueries {

    public RegistryStoredQuery(Registry registry) {
        super(registry, new Endpoint<>("xds-iti18", "iti18", Actor.REGISTRY, AdhocQueryRequest.class));
    }

    @Override
    AdhocQueryResponse answer(Call call, Question question) {
        var query = StoredQuery.of(question.id())
                .orElseThrow(() -> QueryRefusal.of(RequestFault.QUERY_UNKNOWN, question.id()));
        query.patient().ifPresent(name -> concerns(call, question.said().requiredOne(name)));
        var found = selection(question);
        var outcome = find(call, call.patient(), query, new Found(question, found));
        return outcome instanceof Outcome.Refused<Selection> refused && !Absence.isTheAnswer(refused.decision())
                ? failure(
                        call,
                        refused.decision().told().stream()
                                .map(rule -> Complaint.of(
                                        new RuleFault(rule), query.patient().orElse("")))
                                .toList())
                : success(call, found.text());
    }

    /** Of another patient than the VIHF's nothing is asked. */
    private static void concerns(Call call, String cx) {
        if (EbxmlToRecord.ins(cx).filter(call.patient()::equals).isEmpty()) {
            throw call.aboutAnother();
        }
    }
}
