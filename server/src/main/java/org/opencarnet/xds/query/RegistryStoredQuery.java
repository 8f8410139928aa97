package org.opencarnet.xds.query;

import java.util.List;
import java.util.Optional;
import org.opencarnet.sharing.Absence;
import org.opencarnet.sharing.Browse;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Records;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.error.RuleFault;
import org.opencarnet.xds.leaving.Fence;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Transaction;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AdhocQueryType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectListType;

/** ITI-18 (TD3.1): the stored queries, over the record of the patient whom the VIHF names. */
public final class RegistryStoredQuery implements Transaction<AdhocQueryRequest, AdhocQueryResponse> {

    private static final String LEAF_CLASS = "LeafClass";
    private static final String OBJECT_REF = "ObjectRef";

    private final Browse browse;
    private final Fence fence;
    private final String repository;

    /** Of a registry whose documents are in this repository; {@code browse} gives texts in ebXML. */
    public RegistryStoredQuery(Browse browse, Fence fence, String repository) {
        this.browse = browse;
        this.fence = fence;
        this.repository = repository;
    }

    @Override
    public Endpoint<AdhocQueryRequest> endpoint() {
        return new Endpoint<>("xds-iti18", "iti18", Actor.REGISTRY, AdhocQueryRequest.class);
    }

    @Override
    public AdhocQueryResponse failure(Call call, List<Complaint> complaints) {
        var response = answers(call).failure(complaints);
        var answer = new AdhocQueryResponse();
        answer.setStatus(response.getStatus());
        answer.setRegistryErrorList(response.getRegistryErrorList());
        answer.setRegistryObjectList(new RegistryObjectListType());
        return answer;
    }

    @Override
    public AdhocQueryResponse answer(Call call, AdhocQueryRequest request) {
        try {
            var asked = Optional.ofNullable(request.getAdhocQuery()).orElseGet(AdhocQueryType::new);
            var id = Optional.ofNullable(asked.getId()).orElse("");
            var query = StoredQuery.of(id).orElseThrow(() -> QueryRefusal.of(RequestFault.QUERY_UNKNOWN, id));
            var said = Parameters.of(asked);
            query.patient().ifPresent(name -> concerns(call, said.requiredOne(name)));
            return answer(call, query, new Question(said, references(request)));
        } catch (QueryRefusal refusal) {
            return failure(call, List.of(refusal.complaint()));
        }
    }

    private record Question(Parameters said, boolean references) {}

    private AdhocQueryResponse answer(Call call, StoredQuery query, Question question) {
        var patient = new Records.Reference.ByIns(call.patient());
        var outcome = browse.browse(call.caller(), patient, known -> {
            var found = new Selection(question.references(), repository);
            query.ask(new Ask(question.said(), known, found));
            return found;
        });
        if (outcome instanceof Outcome.Refused<Selection> refused) {
            return Absence.isTheAnswer(refused.decision())
                    ? success(call, "")
                    : failure(
                            call,
                            refused.decision().told().stream()
                                    .map(rule -> Complaint.of(
                                            new RuleFault(rule), query.patient().orElse("")))
                                    .toList());
        }
        var found = ((Outcome.Done<Selection>) outcome).value();
        found.documents().forEach(one -> fence.passEntry(one, call.patient(), call.id()));
        return success(call, found.text());
    }

    private AdhocQueryResponse success(Call call, String objects) {
        var answer = new AdhocQueryResponse();
        answer.setStatus(answers(call).success().getStatus());
        answer.setRegistryObjectList(new RegistryObjectListType());
        call.answerWith(objects);
        return answer;
    }

    /** Of another patient than the VIHF's nothing is asked. */
    private static void concerns(Call call, String cx) {
        if (EbxmlToRecord.ins(cx).filter(call.patient()::equals).isEmpty()) {
            throw call.aboutAnother();
        }
    }

    private static boolean references(AdhocQueryRequest request) {
        var type = Optional.ofNullable(request.getResponseOption())
                .flatMap(option -> Optional.ofNullable(option.getReturnType()))
                .orElse("");
        if (!type.equals(LEAF_CLASS) && !type.equals(OBJECT_REF)) {
            throw QueryRefusal.of(RequestFault.RETURN_TYPE, "returnType", type);
        }
        return type.equals(OBJECT_REF);
    }
}
