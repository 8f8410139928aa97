package org.opencarnet.storage.hapi;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.RuntimeSearchParam.RuntimeSearchParamStatusEnum;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.sharing.ResourceSearch;
import org.opencarnet.sharing.ResourceSearch.Parameter;

/**
 * The search parameters that HAPI knows: those of {@link ResourceSearch} and no other. HAPI's own registry would add all of R4's
 * and whatever SearchParameter resources the database holds.
 */
final class WhiteList implements ISearchParamRegistry {

    private final Map<String, ResourceSearchParams> byType = new HashMap<>();

    WhiteList() {
        for (String type : ResourceSearch.types()) {
            ResourceSearchParams parameters = new ResourceSearchParams(type);
            ResourceSearch.parameters(type)
                    .forEach(parameter -> parameters.put(parameter.name(), runtime(type, parameter)));
            byType.put(type, parameters);
        }
    }

    private static RuntimeSearchParam runtime(String type, Parameter parameter) {
        return new RuntimeSearchParam(
                new IdType("SearchParameter", type + "-" + parameter.name()),
                url(type, parameter.name()),
                parameter.name(),
                parameter.name(),
                parameter.path(),
                RestSearchParameterTypeEnum.valueOf(parameter.kind().name()),
                Set.of(),
                Set.of(),
                RuntimeSearchParamStatusEnum.ACTIVE,
                Set.of(type));
    }

    private static String url(String type, String name) {
        return "http://hl7.org/fhir/SearchParameter/" + type + "-" + name;
    }

    @Override
    public ResourceSearchParams getActiveSearchParams(String type, SearchParamLookupContextEnum use) {
        return byType.getOrDefault(type, ResourceSearchParams.empty(type));
    }

    @Override
    public @Nullable RuntimeSearchParam getActiveSearchParam(
            String type, String name, SearchParamLookupContextEnum use) {
        return getActiveSearchParams(type, use).get(name);
    }

    @Override
    public @Nullable RuntimeSearchParam getActiveSearchParamByUrl(String url, SearchParamLookupContextEnum use) {
        return byType.values().stream()
                .flatMap(parameters -> parameters.values().stream())
                .filter(parameter -> url.equals(parameter.getUri()))
                .findFirst()
                .orElse(null);
    }
}
