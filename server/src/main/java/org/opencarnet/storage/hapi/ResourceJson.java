package org.opencarnet.storage.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.util.JpaParamUtil;
import ca.uhn.fhir.model.api.IQueryParameterAnd;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.QualifiedParamList;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.opencarnet.sharing.ResourceSearch;

/** Reads and writes the JSON of plain FHIR R4 resources, and reads the values of their search parameters. */
public final class ResourceJson {

    private final FhirContext fhir;

    public ResourceJson(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * The resource in this text, with the id given instead of its own.
     *
     * @throws IllegalArgumentException for a type that is not kept, text of another type, and anything not in FHIR R4
     */
    public IBaseResource parse(String type, String id, String json) {
        ResourceSearch.parameters(type);
        try {
            IBaseResource resource = parser().parseResource(json);
            if (!resource.fhirType().equals(type)) {
                throw new IllegalArgumentException("A " + resource.fhirType() + " is not a " + type);
            }
            resource.setId(type + "/" + id);
            return resource;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public String text(IBaseResource resource) {
        return parser().encodeResourceToString(resource);
    }

    /**
     * What is asked of one parameter: all values, each one or several alternatives between commas.
     *
     * @throws IllegalArgumentException where {@link ResourceSearch} does not allow it
     */
    public IQueryParameterAnd<?> query(String type, String name, List<String> values) {
        values.forEach(value -> ResourceSearch.check(type, name, value));
        return JpaParamUtil.parseQueryParams(
                fhir,
                RestSearchParameterTypeEnum.valueOf(
                        ResourceSearch.parameter(type, name).kind().name()),
                name,
                values.stream()
                        .map(value -> QualifiedParamList.splitQueryStringByCommasIgnoreEscape(null, value))
                        .toList());
    }

    private IParser parser() {
        return fhir.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }
}
