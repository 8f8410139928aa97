package org.opencarnet.xds.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Admission;
import org.opencarnet.xds.mapping.Ebxml;

/** Messages written by hand. */
final class Message {

    static final Instant NOW = Instant.parse("2026-06-15T08:31:00Z");
    static final Admission ADMISSION = new Admission(Set.of(Ins.Authority.TEST), true, true);
    static final String LETTER_IN_A_FOLDER = text("/org/opencarnet/xds/letter-in-a-folder.xml");

    private Message() {}

    static Reading read(String xml) {
        return read(xml, ADMISSION);
    }

    static Reading read(String xml, Admission admission) {
        return Reading.of(Ebxml.readAll(xml), NOW, admission);
    }

    static Received sound(String xml) {
        return ((Reading.Sound) read(xml)).received();
    }

    static String text(String resource) {
        try (InputStream stream = Message.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
