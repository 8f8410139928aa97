package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opencarnet.fhir.leaving.Answer;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.ExportRecord;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.Trail;

/**
 * A whole record on its way out as ZIP, streamed entry by entry: {@code patient.json}, {@code consents.ndjson}, {@code circle.ndjson},
 * each document as {@code documents/[id].json} and {@code contents/[id]}, and {@code trail.ndjson}, newest first.
 */
record ArchiveAnswer(ExportRecord.Export export, Pages pages, Locale language) implements Answer {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final int PAGE = 500;

    /** Where what is not in memory is read from, bit by bit. */
    record Pages(Function<ReadTrail.Wanted, ReadTrail.Page> trail, Function<Cleared, InputStream> contents) {}

    @Override
    public List<Cleared> documents() {
        return export.documents();
    }

    @Override
    public void write(ServletRequestDetails details, HttpServletResponse response) throws IOException {
        var base = Base.checked(details.getFhirServerBase());
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"carnet-" + export.record().id() + ".zip\"");
        var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8);
        text(zip, "patient.json", List.of(export.patient().orElse("{}")));
        text(
                zip,
                "consents.ndjson",
                ConsentView.all(export.standings()).stream()
                        .map(consent -> json().encodeResourceToString(consent))
                        .toList());
        text(zip, "circle.ndjson", export.circle());
        for (var document : export.documents()) {
            document(zip, document, base);
        }
        trail(zip, base);
        zip.finish();
    }

    private void document(ZipOutputStream zip, Cleared document, String base) throws IOException {
        var id = document.document().identity().logicalId();
        text(
                zip,
                "documents/" + id + ".json",
                List.of(Base.withBase(document.document().text().toString(), base)));
        // What another repository keeps, its entry tells where to have.
        if (document.document().content().keptElsewhere()) {
            return;
        }
        zip.putNextEntry(new ZipEntry("contents/" + id));
        try (var bytes = pages.contents().apply(document)) {
            bytes.transferTo(zip);
        }
        zip.closeEntry();
    }

    private void trail(ZipOutputStream zip, String base) throws IOException {
        var view = new AuditEventView(export.record(), base, language);
        zip.putNextEntry(new ZipEntry("trail.ndjson"));
        var after = Optional.<Trail.Place>empty();
        do {
            var page = pages.trail()
                    .apply(new ReadTrail.Wanted(
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            after,
                            PAGE));
            for (var trace : page.traces()) {
                line(zip, json().encodeResourceToString(view.of(trace)));
            }
            after = page.next();
        } while (after.isPresent());
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, List<String> lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (var line : lines) {
            line(zip, line);
        }
        zip.closeEntry();
    }

    private static void line(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.write('\n');
    }

    private static IParser json() {
        return FHIR.newJsonParser();
    }
}
