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
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.opencarnet.sharing.ResourceSearch;
import org.opencarnet.sharing.Resources;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Plain FHIR resources in HAPI JPA. */
final class HapiResources implements Resources {

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
