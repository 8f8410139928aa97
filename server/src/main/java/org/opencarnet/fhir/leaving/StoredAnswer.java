package org.opencarnet.fhir.leaving;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.DateUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.sharing.Cleared;

/**
 * An answer put together from stored JSON, which HAPI need not encode. It is written by the {@link Fence}, which lets its documents
 * pass first.
 *
 * @param documents whose texts it holds
 * @param text the whole of it, in which the base URL is still marked
 * @param headers besides those that every answer has
 */
public record StoredAnswer(List<Cleared> documents, Supplier<Body> text, Map<String, String> headers)
        implements Answer {

    private static final Set<String> RESHAPING =
            Set.of("_summary", "_elements", "_elements:exclude", "_contained", "_narrative", "_pretty");

    public StoredAnswer {
        documents = List.copyOf(documents);
        headers = Map.copyOf(headers);
    }

    /** Whether a request can be answered so: in plain JSON, whole. */
    public static boolean suits(ServletRequestDetails details) {
        return details.getParameters().keySet().stream().noneMatch(RESHAPING::contains)
                && RestfulServerUtils.determineResponseEncodingWithDefault(details)
                                .getEncoding()
                        == EncodingEnum.JSON
                && !RestfulServerUtils.prettyPrintResponse(details.getServer(), details);
    }

    /** Answers with one stored document; gives a stand-in that has its id, version and time for HAPI to compare with what the client has. */
    public static DocumentReference ofOne(Cleared cleared, ServletRequestDetails details) {
        var head = Seen.head(cleared.document().text());
        var headers = Map.of(
                "ETag",
                "W/\"" + head.getMeta().getVersionId() + "\"",
                "Last-Modified",
                DateUtils.formatDate(head.getMeta().getLastUpdated()));
        new StoredAnswer(
                        List.of(cleared),
                        () -> new Body().then(cleared.document().text()),
                        headers)
                .answer(details);
        return head;
    }

    @Override
    public void write(ServletRequestDetails details, HttpServletResponse response) throws IOException {
        var body = text.get().withBase(details.getFhirServerBase());
        details.getServer().addHeadersToResponse(response);
        details.getResponse()
                .getHeaders()
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        headers.forEach(response::setHeader);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(
                RestfulServerUtils.determineResponseEncodingWithDefault(details).getResourceContentType()
                        + ";charset=UTF-8");
        if (details.isRespondGzip()) {
            response.setHeader("Content-Encoding", "gzip");
            try (var packed = new QuickGzip(response.getOutputStream())) {
                packed.write(body);
            }
        } else {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** Compressing costs more than all the rest of an answer; the quickest way wins most of what there is to win. */
    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(OutputStream to) throws IOException {
            super(to);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
