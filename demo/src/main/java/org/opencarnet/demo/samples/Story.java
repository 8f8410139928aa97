package org.opencarnet.demo.samples;

import java.util.Arrays;
import java.util.List;

/** What a sample document tells: its words and the values measured. */
record Story(String text, List<Measure> measures) {

    /** The lines of the text. */
    List<String> lines() {
        return text.lines().toList();
    }

    /** The parts between blank lines: the first line of each is its heading. */
    List<Section> sections() {
        return Arrays.stream(text.split("\n\\s*\n"))
                .map(part -> part.strip().lines().toList())
                .map(lines -> new Section(lines.get(0), lines.subList(1, lines.size())))
                .toList();
    }

    /** A part with its heading. */
    record Section(String heading, List<String> lines) {}
}
