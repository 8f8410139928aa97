package org.opencarnet.xds.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Records;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Transaction;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AdhocQueryType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectListType;

/** What the transactions of stored queries share: how a query is read and answered, and what of one record is in the answer. */
abstract class StoredQueries implements Transaction<AdhocQueryRequest, AdhocQueryResponse> {

    private static final String LEAF_CLASS = "LeafClass";
    private static final String OBJECT_REF = "ObjectRef";

    private final Registry registry;
    private final Endpoint<AdhocQueryRequest> endpoint;

    StoredQueries(Registry registry, Endpoint<AdhocQueryRequest> endpoint) {
        this.registry = registry;
        this.endpoint = endpoint;
    }

    @Override
    public final Endpoint<AdhocQueryRequest> endpoint() {
        return endpoint;
    }

    @Override
    public final AdhocQueryResponse failure(Call call, List<Complaint> complaints) {
        var response = answers(call).failure(complaints);
        var answer = new AdhocQueryResponse();
        answer.setStatus(response.getStatus());
        answer.setRegistryErrorList(response.getRegistryErrorList());
        answer.setRegistryObjectList(new RegistryObjectListType());
        return answer;
    }

    @Override
    public final AdhocQueryResponse answer(Call call, AdhocQueryRequest request) {
        try {
            var asked = Optional.ofNullable(request.getAdhocQuery()).orElseGet(AdhocQueryType::new);
            var id = Optional.ofNullable(asked.getId()).orElse("");
            return answer(call, new Question(id, Parameters.of(asked), references(request)));
        } catch (QueryRefusal refusal) {
            return failure(call, List.of(refusal.complaint()));
        }
    }

    /** Answers what was asked. */
    abstract AdhocQueryResponse answer(Call call, Question question);

    /**
     * What was asked.
     *
     * @param id which query it is
     * @param references whether names alone are asked for
     */
    record Question(String id, Parameters said, boolean references) {}

    /** Whose these are that a conformance tool asks for. */
    final Set<Ins> patients(Call call, Collection<String> uris) {
        return registry.browse().patients(call.caller(), uris);
    }

    /** Nothing yet. */
    final Selection selection(Question question) {
        return new Selection(question.references(), registry.repository());
    }

    /** Adds to what is found what the question finds in the record of this patient, all of which is decided on again before it leaves. */
    final Outcome<Selection> find(Call call, Ins patient, StoredQuery query, Found found) {
        var before = found.selection().documents().size();
        var outcome = registry.browse().browse(call.caller(), new Records.Reference.ByIns(patient), known -> {
            query.ask(new Ask(found.question().said(), known, found.selection()));
            return found.selection();
        });
        found.selection().documents().stream().skip(before).forEach(one -> registry.fence()
                .passEntry(one, patient, call.id()));
        return outcome;
    }

    /** A question with what it has found so far. */
    record Found(Question question, Selection selection) {}

    final AdhocQueryResponse success(Call call, String objects) {
        var answer = new AdhocQueryResponse();
        answer.setStatus(answers(call).success().getStatus());
        answer.setRegistryObjectList(new RegistryObjectListType());
        call.answerWith(objects);
        return answer;
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
