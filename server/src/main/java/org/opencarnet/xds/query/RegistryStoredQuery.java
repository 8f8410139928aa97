package org.opencarnet.xds.query;

import java.util.Set;
import org.opencarnet.record.Ins;
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

/** ITI-18 (TD3.1): the stored queries, over the record of the patient whom the VIHF names; of a conformance tool, over those that it asks about. */
public final class RegistryStoredQuery extends StoredQueries {

    public RegistryStoredQuery(Registry registry) {
        super(registry, new Endpoint<>("xds-iti18", "iti18", Actor.REGISTRY, AdhocQueryRequest.class));
    }

    @Override
    AdhocQueryResponse answer(Call call, Question question) {
        var query = StoredQuery.of(question.id())
                .orElseThrow(() -> QueryRefusal.of(RequestFault.QUERY_UNKNOWN, question.id()));
        var found = selection(question);
        for (var patient : patients(call, query, question.said())) {
            var outcome = find(call, patient, query, new Found(question, found));
            if (outcome instanceof Outcome.Refused<Selection> refused && !Absence.isTheAnswer(refused.decision())) {
                return failure(
                        call,
                        refused.decision().told().stream()
                                .map(rule -> Complaint.of(
                                        new RuleFault(rule), query.patient().orElse("")))
                                .toList());
            }
        }
        return success(call, found.text());
    }

    private Set<Ins> patients(Call call, StoredQuery query, Parameters said) {
        var cx = query.patient().map(said::requiredOne);
        if (call.isBound()) {
            cx.ifPresent(name -> concerns(call, name));
            return Set.of(call.patient());
        }
        return cx.map(name -> Set.of(EbxmlToRecord.ins(name)
                        .orElseThrow(() -> QueryRefusal.of(
                                RequestFault.PARAMETER_MALFORMED,
                                query.patient().orElse(""),
                                name))))
                .orElseGet(() -> patients(call, Ask.uris(said.naming())));
    }

    /** Of another patient than the VIHF's nothing is asked. */
    private static void concerns(Call call, String cx) {
        if (EbxmlToRecord.ins(cx).filter(call.patient()::equals).isEmpty()) {
            throw call.aboutAnother();
        }
    }
}
