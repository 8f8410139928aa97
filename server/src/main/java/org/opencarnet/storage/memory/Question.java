package org.opencarnet.storage.memory;

import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.StringUtil;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** One value asked of a search parameter, its alternatives, compared as FHIR R4 search says. */
record Question(String path, List<? extends IQueryParameterType> alternatives) {

    static Question of(String path, IQueryParameterOr<?> alternatives) {
        return new Question(path, alternatives.getValuesAsQueryTokens());
    }

    /** Whether one of the values found at the path is one of those asked. */
    boolean isAnsweredBy(List<Base> values) {
        return values.stream().anyMatch(value -> alternatives.stream().anyMatch(asked -> equal(asked, value)));
    }

    private static boolean equal(IQueryParameterType asked, Base value) {
        if (asked instanceof TokenParam token) {
            return isToken(token, value);
        }
        if (asked instanceof StringParam string) {
            return words(value).anyMatch(word -> normal(word).startsWith(normal(string.getValue())));
        }
        if (asked instanceof DateParam date) {
            return Days.of(date.getValueAsString()).compare(date.getPrefix(), Days.of(value.primitiveValue()));
        }
        return ((ReferenceParam) asked).getValue().equals(((Reference) value).getReference());
    }

    private static boolean isToken(TokenParam token, Base value) {
        if (value instanceof Identifier identifier) {
            return isToken(token, identifier.getSystem(), identifier.getValue());
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().anyMatch(coding -> isToken(token, coding));
        }
        if (value instanceof Coding coding) {
            return isToken(token, coding.getSystem(), coding.getCode());
        }
        if (value instanceof Enumeration<?> code) {
            return isToken(token, code.getSystem(), code.getValueAsString());
        }
        return isToken(token, "", value instanceof IdType id ? id.getIdPart() : value.primitiveValue());
    }

    private static boolean isToken(TokenParam token, String system, String code) {
        return (token.getSystem() == null || token.getSystem().equals(system))
                && token.getValue().equals(code);
    }

    private static Stream<String> words(Base value) {
        if (value instanceof HumanName name) {
            return Stream.of(name.getGiven(), name.getPrefix(), name.getSuffix(), List.of(name.getFamilyElement()))
                    .flatMap(List::stream)
                    .filter(StringType::hasValue)
                    .map(PrimitiveType::getValue);
        }
        return Stream.of(value.primitiveValue());
    }

    private static String normal(String word) {
        return StringUtil.normalizeStringForSearchIndexing(word);
    }
}
