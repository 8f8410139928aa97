package org.opencarnet.storage.hapi;

import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.ResourceSearch;
import org.opencarnet.sharing.Resources;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Plain FHIR resources in HAPI JPA. */
final class HapiResources implements Resources {

    private static final String AROUND = """
            select p.fhir_id from hfj_resource r
            join hfj_res_link l on l.src_resource_id = r.res_id
            join hfj_resource p on p.res_id = l.target_resource_id
            where r.res_type = ? and r.fhir_id = ? and r.res_deleted_at is null and p.res_type = 'Patient' and l.src_path like ?
            """;

    /** A patient, and whoever refers to him: nobody refers to those. */
    private static final String CIRCLE = """
            select p.res_id from hfj_resource p where p.res_type = 'Patient' and p.fhir_id = ?
            union
            select l.src_resource_id from hfj_res_link l join hfj_resource p on p.res_id = l.target_resource_id
            where p.res_type = 'Patient' and p.fhir_id = ?
            """;

    /** All in which HAPI keeps anything of a resource, what others refer to last. */
    private static final List<String> TABLES = List.of(
            "hfj_history_tag",
            "hfj_res_tag",
            "hfj_res_param_present",
            "hfj_res_search_url",
            "hfj_idx_cmb_tok_nu",
            "hfj_idx_cmp_string_uniq",
            "hfj_spidx_coords",
            "hfj_spidx_date",
            "hfj_spidx_number",
            "hfj_spidx_quantity",
            "hfj_spidx_quantity_nrml",
            "hfj_spidx_string",
            "hfj_spidx_token",
            "hfj_spidx_uri",
            "hfj_res_ver",
            "hfj_resource");

    private final HapiJpa hapi;
    private final TransactionTemplate transaction;
    private final ResourceJson json;

    HapiResources(HapiJpa hapi) {
        this.hapi = hapi;
        this.transaction = new TransactionTemplate(hapi.transactions());
        this.json = new ResourceJson(hapi.fhir());
    }

    @Override
    public String create(String type, String id, String text) {
        return store(type, id, text, true);
    }

    @Override
    public String update(String type, String id, String text) {
        return store(type, id, text, false);
    }

    private String store(String type, String id, String text, boolean fresh) {
        IBaseResource resource = json.parse(type, id, text);
        try {
            return transaction.execute(status -> json.text(stored(type, resource, fresh)));
        } catch (ResourceVersionConflictException | OptimisticLockingFailureException | DuplicateKeyException e) {
            throw new ConcurrentModificationException(type + "/" + id, e);
        } catch (BaseServerResponseException e) {
            throw e.getStatusCode() < Constants.STATUS_HTTP_500_INTERNAL_ERROR
                    ? new IllegalArgumentException(e.getMessage(), e)
                    : new IllegalStateException("HAPI did not store " + type + "/" + id, e);
        }
    }

    private IBaseResource stored(String type, IBaseResource resource, boolean fresh) {
        DaoMethodOutcome outcome = hapi.dao(type).update(resource, new SystemRequestDetails());
        if (Boolean.TRUE.equals(outcome.getCreated()) != fresh) {
            throw new IllegalArgumentException(
                    resource.getIdElement().getValue() + (fresh ? " exists" : " does not exist"));
        }
        hapi.flush();
        return outcome.getResource();
    }

    /** By search: HAPI's read of what is absent throws, and so dooms the caller's transaction. */
    @Override
    public Optional<String> read(String type, String id) {
        return search(type, Map.of("_id", List.of(id)), 1).stream().findFirst();
    }

    /** HAPI's own tables, for each of its ways to look sends more for what is there than for what is not. */
    @Override
    public Optional<RecordId> around(String type, String id) {
        var path = ResourceSearch.parameter(type, "patient").path() + "%";
        return hapi.jdbc().queryForList(AROUND, String.class, type, id, path).stream()
                .findFirst()
                .map(UUID::fromString)
                .map(RecordId::new);
    }

    /** In HAPI's own tables: its expunging works in transactions of its own. */
    @Override
    public void forget(RecordId record) {
        transaction.executeWithoutResult(status -> {
            var patient = record.toString();
            var all = hapi.jdbc().queryForList(CIRCLE, Long.class, patient, patient);
            all.forEach(one -> hapi.jdbc()
                    .update("delete from hfj_res_link where src_resource_id = ? or target_resource_id = ?", one, one));
            for (var table : TABLES) {
                all.forEach(one -> hapi.jdbc().update("delete from " + table + " where res_id = ?", one));
            }
        });
    }

    @Override
    public List<String> search(String type, Map<String, List<String>> parameters, int limit) {
        ResourceSearch.parameters(type);
        SearchParameterMap query = SearchParameterMap.newSynchronous().setLoadSynchronousUpTo(limit);
        parameters.forEach((name, values) -> query.add(name, json.query(type, name, values)));
        return hapi.dao(type).search(query, new SystemRequestDetails()).getResources(0, limit).stream()
                .map(json::text)
                .toList();
    }
}
