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
import org.opencarnet.fhir.leaving.Body;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.StoredText;

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
    private static final String NEXT = ",{\"fullUrl\":";
    private static final StoredText MATCH = StoredText.of(",\"search\":{\"mode\":\"match\"}}");
    private static final StoredText MATCH_AND_NEXT = StoredText.of(MATCH + NEXT);

    /** A resource that is not sought but belongs to the answer. */
    record Extra(String fullUrl, Bundle.SearchEntryMode mode, Resource resource) {}

    /** As JSON, the base URL marked. */
    Body json() {
        var head = new StringBuilder("{\"resourceType\":\"Bundle\",\"id\":\"").append(id);
        head.append("\",\"meta\":{\"lastUpdated\":\"").append(at).append("\"},\"type\":\"searchset\"");
        total.ifPresent(count -> head.append(",\"total\":").append(count));
        head.append(",\"link\":[{\"relation\":\"self\",\"url\":")
                .append(quoted(self))
                .append('}');
        next.ifPresent(url -> head.append(",{\"relation\":\"next\",\"url\":")
                .append(quoted(url))
                .append('}'));
        head.append(']');
        if (documents.size() + extras.size() == 0) {
            return new Body().then(head.append('}').toString());
        }
        var body = new Body().then(head.append(",\"entry\":[{\"fullUrl\":").toString());
        entries(body);
        return body.then("]}");
    }

    private void entries(Body body) {
        var left = documents.size() + extras.size();
        for (var one : documents) {
            // A UUID needs no escape, nor does the mark.
            body.then('"' + Base.MARK + "/DocumentReference/"
                            + one.document().identity().logicalId() + "\",\"resource\":")
                    .then(one.document().text())
                    .then(--left > 0 ? MATCH_AND_NEXT : MATCH);
        }
        var parser = FHIR.newJsonParser();
        for (var extra : extras) {
            body.then(quoted(extra.fullUrl()) + ",\"resource\":" + parser.encodeResourceToString(extra.resource())
                    + ",\"search\":{\"mode\":\"" + extra.mode().toCode() + "\"}}" + (--left > 0 ? NEXT : ""));
        }
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
