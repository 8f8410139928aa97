package org.opencarnet.demo.samples;

import java.util.List;
import org.opencarnet.terminology.CodeSystems;

/** Writes the sections of a CDA document, and one of measures where there are any. */
final class StructuredBody {

    private static final String VITAL_AND_OTHER_RESULTS = "30954-2";

    private final Markup xml;
    private final String time;

    /** Writes into that document; measures were made at that time. */
    StructuredBody(Markup xml, String time) {
        this.xml = xml;
        this.time = time;
    }

    void write(Story story) {
        xml.open("component").open("structuredBody");
        story.sections().forEach(this::section);
        if (!story.measures().isEmpty()) {
            measures(story.measures());
        }
        xml.close().close();
    }

    private void section(Story.Section section) {
        xml.open("component").open("section").leaf("title", section.heading()).open("text");
        section.lines().forEach(line -> xml.leaf("paragraph", line));
        xml.close().close().close();
    }

    private void measures(List<Measure> measures) {
        xml.open("component").open("section");
        xml.empty("code", "code", VITAL_AND_OTHER_RESULTS, "codeSystem", CodeSystems.LOINC);
        xml.leaf("title", "Résultats").open("text").open("list");
        measures.forEach(
                one -> xml.leaf("item", one.name() + " : " + one.value().replace('.', ',') + " " + one.unit()));
        xml.close().close();
        measures.forEach(this::observation);
        xml.close().close();
    }

    private void observation(Measure measure) {
        xml.open("entry").open("observation", "classCode", "OBS", "moodCode", "EVN");
        xml.empty("code", "code", measure.code(), "codeSystem", CodeSystems.LOINC, "displayName", measure.name());
        xml.empty("statusCode", "code", "completed").empty("effectiveTime", "value", time);
        xml.empty("value", "xsi:type", "PQ", "value", measure.value(), "unit", measure.unit());
        xml.close().close();
    }
}
