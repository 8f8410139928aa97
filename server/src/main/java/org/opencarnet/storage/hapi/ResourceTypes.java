package org.opencarnet.storage.hapi;

import ca.uhn.fhir.jpa.cache.ResourceTypeCacheSvcImpl;
import ca.uhn.fhir.jpa.dao.data.IResourceTypeDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.util.MemoryCacheService;
import org.opencarnet.sharing.ResourceSearch;

/** HAPI's numbers for resource types, of those we keep; HAPI would load DSTU2, DSTU3 and R5 to number theirs. */
final class ResourceTypes extends ResourceTypeCacheSvcImpl {

    ResourceTypes(IHapiTransactionService transactions, IResourceTypeDao types, MemoryCacheService cache) {
        super(transactions, types, cache);
    }

    @Override
    protected void initResourceTypes() {
        ResourceSearch.types().forEach(this::getResourceTypeId);
    }
}
