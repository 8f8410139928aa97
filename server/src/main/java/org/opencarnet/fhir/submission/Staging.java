package org.opencarnet.fhir.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Problem;

/** Bytes on their way in: staged once, however many documents they are the content of, and let go at the end whatever happened. */
final class Staging implements AutoCloseable {

    private final Contents contents;
    private final long limit;
    private final Map<Place, Contents.Staged> staged = new LinkedHashMap<>();

    Staging(Contents contents, long limit) {
        this.contents = contents;
        this.limit = limit;
    }

    /** The staged bytes; empty, and said in the findings, when there are too many of them. */
    Optional<Contents.Staged> stage(NewDocument.Bytes bytes, Findings findings) {
        var known = staged.get(bytes.place());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var fresh = contents.stage(new ByteArrayInputStream(bytes.data()), limit);
            staged.put(bytes.place(), fresh);
            return Optional.of(fresh);
        } catch (Contents.TooLarge tooLarge) {
            findings.error(bytes.place(), new ProblemFault(Problem.CONTENT_TOO_LARGE), Long.toString(limit));
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        staged.values().forEach(Contents.Staged::close);
    }
}
