package org.opencarnet;

import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.util.Set;
import org.opencarnet.sharing.AcceptedContent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The bytes of documents: which are taken in, and where they are kept.
 *
 * @param store Where the bytes are kept: in the database, or in files below the path.
 * @param path Folder of the files; with the database, of what is on its way in.
 * @param acceptedTypes MIME types that are taken in.
 * @param maxSize The largest document that is taken in.
 */
@Validated
@ConfigurationProperties("carnet.content")
record ContentProperties(
        @DefaultValue("database") Store store,
        @DefaultValue("./data/content") String path,

        @NotEmpty
        @DefaultValue({
            "application/pdf",
            "image/jpeg",
            "image/tiff",
            "text/rtf",
            "application/rtf",
            "text/plain",
            "text/xml",
            "application/xml"
        })
        Set<String> acceptedTypes,

        @DefaultValue("5000000B") DataSize maxSize) {

    /** Where bytes are kept. */
    enum Store {
        DATABASE,
        FILE
    }

    /** The folder. Spring, asked for a Path, would take some relative ones for those of a web application. */
    Path folder() {
        return Path.of(path);
    }

    /** What is taken in, as the use cases have it. */
    AcceptedContent accepted() {
        return new AcceptedContent(acceptedTypes, maxSize.toBytes());
    }
}
