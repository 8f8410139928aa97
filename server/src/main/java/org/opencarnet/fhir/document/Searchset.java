package org.opencarnet.fhir.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.sharing.Cleared;

/**
 * One page of a search, in either of the two ways it can leave: stored texts joined, or resources for HAPI to encode.
 *
 * @param at when it was so
 * @param self link to this page
 * @param next link to the next; absent on the last
 * @param documents in order
 * @param extras what comes with them: the patient, and warnings
 */
record Searchset(
        UUID id,
        Instant at,
        String self,
        Optional<String> next,
        OptionalLong total,
        List<Cleared> documents,
        List<Extra> extras) {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** A resource that is not sought but belongs to the answer. */
    record Extra(String fullUrl, Bundle.SearchEntryMode mode, Resource resource) {}

    /** As JSON, the base URL marked. */
    String json() {
        var text = new StringBuilder(256 + 4096 * documents.size());
        text.append("{\"resourceType\":\"Bundle\",\"id\":\"").append(id);
        text.append("\",\"meta\":{\"lastUpdated\":\"").append(at).append("\"},\"type\":\"searchset\"");
        total.ifPresent(count -> text.append(",\"total\":").append(count));
        text.append(",\"link\":[{\"relation\":\"self\",\"url\":")
                .append(quoted(self))
                .append('}');
        next.ifPresent(url -> text.append(",{\"relation\":\"next\",\"url\":")
                .append(quoted(url))
                .append('}'));
        text.append(']');
        if (documents.size() + extras.size() > 0) {
            text.append(",\"entry\":[");
            entries(text);
            // Instead of the last comma.
            text.setCharAt(text.length() - 1, ']');
        }
        return text.append('}').toString();
    }

    private void entries(StringBuilder text) {
        for (var one : documents) {
            // A UUID needs no escape, nor does the mark.
            var url = '"' + Base.MARK + "/DocumentReference/"
                    + one.document().identity().logicalId() + '"';
            entry(url, one.document().rendered(), "match", text);
        }
        var parser = FHIR.newJsonParser();
        for (var extra : extras) {
            entry(
                    quoted(extra.fullUrl()),
                    parser.encodeResourceToString(extra.resource()),
                    extra.mode().toCode(),
                    text);
        }
    }

    private static void entry(String quotedUrl, String resource, String mode, StringBuilder text) {
        text.append("{\"fullUrl\":").append(quotedUrl).append(",\"resource\":").append(resource);
        text.append(",\"search\":{\"mode\":\"").append(mode).append("\"}},");
    }

    /** The mark of the base URL is left as it is: it is not content. */
    private static String quoted(String url) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(url)).replace("\\u0001", Base.MARK) + '"';
    }

    /** As a resource. */
    Bundle bundle(String base) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(id.toString());
        bundle.getMeta().getLastUpdatedElement().setValueAsString(at.toString());
        total.ifPresent(count -> bundle.setTotal((int) count));
        bundle.addLink().setRelation("self").setUrl(Base.withBase(self, base));
        next.ifPresent(url -> bundle.addLink().setRelation("next").setUrl(Base.withBase(url, base)));
        for (var one : documents) {
            bundle.addEntry()
                    .setFullUrl(base + "/DocumentReference/"
                            + one.document().identity().logicalId())
                    .setResource(document(one, base))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        for (var extra : extras) {
            bundle.addEntry()
                    .setFullUrl(Base.withBase(extra.fullUrl(), base))
                    .setResource(extra.resource())
                    .getSearch()
                    .setMode(extra.mode());
        }
        return bundle;
    }

    /** A stored text as a resource. */
    static DocumentReference document(Cleared cleared, String base) {
        var parser = FHIR.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        return parser.parseResource(
                DocumentReference.class, Base.withBase(cleared.document().rendered(), base));
    }
}
