package org.opencarnet.fhir.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.leaving.Answer;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Read;

/**
 * The bytes of one document on their way out, streamed as they are or within a Binary resource.
 *
 * @param range the stretch asked for; absent: the whole
 */
record BinaryAnswer(Read.Content content, Wish wish, Optional<Ranges> range) implements Answer {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/pdf", ".pdf",
            "image/jpeg", ".jpg",
            "image/tiff", ".tif",
            "text/rtf", ".rtf",
            "application/rtf", ".rtf",
            "text/plain", ".txt",
            "text/xml", ".xml",
            "application/xml", ".xml");

    /** As the request asks for it; where that cannot be had the bytes are let go and the refusal is thrown. */
    static BinaryAnswer of(Read.Content content, ServletRequestDetails details) throws IOException {
        var document = content.cleared().document();
        try {
            var wish = Wish.of(details, document.mimeType());
            var range = wish == Wish.RAW
                    ? condition(content.cleared(), details)
                            .flatMap(header ->
                                    Ranges.of(header, document.content().size()))
                    : Optional.<Ranges>empty();
            return new BinaryAnswer(content, wish, range);
        } catch (Refusal refusal) {
            content.bytes().close();
            throw refusal;
        }
    }

    /** Names the bytes of a document: other bytes have another tag. */
    static String tag(Cleared cleared) {
        return cleared.document().content().sha256().substring(0, 32);
    }

    @Override
    public List<Cleared> documents() {
        return List.of(content.cleared());
    }

    @Override
    public void write(ServletRequestDetails details, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", "\"" + tag(content.cleared()) + "\"");
        // Whatever the bytes are, a browser is to keep them, not to show them.
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        if (wish == Wish.RAW) {
            raw(response);
        } else {
            resource(response);
        }
    }

    private void raw(HttpServletResponse response) throws IOException {
        var document = content.cleared().document();
        var size = document.content().size();
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + document.identity().logicalId()
                        + EXTENSIONS.getOrDefault(document.mimeType(), "") + "\"");
        response.setContentType(document.mimeType());
        range.ifPresent(
                part -> response.setHeader("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size));
        response.setStatus(range.isPresent() ? HttpServletResponse.SC_PARTIAL_CONTENT : HttpServletResponse.SC_OK);
        response.setContentLengthLong(range.map(Ranges::length).orElse(size));
        var bytes = content.bytes();
        if (range.isPresent()) {
            bytes.skipNBytes(range.get().from());
            copy(bytes, response, range.get().length());
        } else {
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** The range asked for, unless it was meant for other bytes (If-Range). */
    private static Optional<String> condition(Cleared cleared, ServletRequestDetails details) {
        var tag = "\"" + tag(cleared) + "\"";
        return Optional.ofNullable(details.getHeader("If-Range"))
                        .filter(wanted -> !wanted.equals(tag))
                        .isPresent()
                ? Optional.empty()
                : Optional.ofNullable(details.getHeader("Range"));
    }

    private static void copy(InputStream bytes, HttpServletResponse response, long length) throws IOException {
        var buffer = new byte[8192];
        var left = length;
        while (left > 0) {
            var read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("content is shorter than it was");
            }
            response.getOutputStream().write(buffer, 0, read);
            left -= read;
        }
    }

    private void resource(HttpServletResponse response) throws IOException {
        var document = content.cleared().document();
        var binary = new Binary()
                .setContentType(document.mimeType())
                .setData(content.bytes().readAllBytes());
        binary.setId(document.identity().logicalId().toString());
        var parser = wish == Wish.XML ? FHIR.newXmlParser() : FHIR.newJsonParser();
        var body = parser.encodeResourceToString(binary).getBytes(StandardCharsets.UTF_8);
        response.setContentType(
                (wish == Wish.XML ? "application/fhir+xml" : "application/fhir+json") + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public void close() throws IOException {
        content.bytes().close();
    }
}
