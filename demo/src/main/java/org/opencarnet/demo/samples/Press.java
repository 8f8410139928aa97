package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Makes the file of a sample document. */
final class Press {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Press() {}

    /** The bytes of the document in that format. */
    static byte[] print(Format format, Description description, Story story) {
        return switch (format) {
            case PDF -> pdf(description, story);
            case TEXT -> text(description, story);
            case CDA_PDF -> ClinicalDocument.around(pdf(description, story), description);
            case CDA -> ClinicalDocument.structured(story, description);
        };
    }

    private static byte[] pdf(Description description, Story story) {
        List<String> lines = new ArrayList<>(head(description));
        lines.addAll(story.lines());
        return OnePagePdf.write(description.title(), lines);
    }

    private static byte[] text(Description description, Story story) {
        String head = String.join("\n", head(description));
        return (description.title() + "\n\n" + head + "\n" + story.text() + "\n").getBytes(UTF_8);
    }

    private static List<String> head(Description description) {
        return List.of(
                "Patient : " + description.patient().name().full() + ", INS "
                        + description.patient().ins(),
                "Auteur : " + description.author().identity().displayName() + ", "
                        + description.author().label(),
                "Date : " + description.created().format(DAY),
                "Document fictif de démonstration.",
                "");
    }
}
