package org.opencarnet.demo.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/** The kinds of file that the samples are made as. */
enum Format {
    /** One page of PDF. */
    @JsonProperty("pdf")
    PDF("application/pdf", "1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008"),

    /** Plain text in UTF-8. */
    @JsonProperty("text")
    TEXT("text/plain", "1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:text:2008"),

    /** CDA level 1: a header around a PDF. */
    @JsonProperty("cda-pdf")
    CDA_PDF("text/xml", "1.3.6.1.4.1.19376.1.2.3", "urn:ihe:iti:xds-sd:pdf:2008"),

    /** Structured CDA of no published template. */
    @JsonProperty("cda")
    CDA("text/xml", "1.2.250.1.213.1.1.4.2.282", "urn:asipSante:modelesHorsProfils:2011");

    private final String mime;
    private final Code format;

    Format(String mime, String system, String format) {
        this.mime = mime;
        this.format = new Code(system, format);
    }

    Content content(byte[] bytes) {
        Concept known = Terminology.french().format(format).orElseThrow();
        return new Content(mime, known, bytes);
    }
}
