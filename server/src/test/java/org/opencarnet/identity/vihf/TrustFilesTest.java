package org.opencarnet.identity.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.MovableClock;
import org.opencarnet.identity.FlawedVihf;

class TrustFilesTest {

    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);
    private static final TestAuthority.Holder CARD = AUTHORITY.issue("C=FR,CN=899700367917");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());

    @Test
    void believesTheRootsInTheFiles() {
        var trust = new TrustFiles(new TrustFiles.Places(List.of(AUTHORITY.pem()), List.of()), clock);

        assertThat(trust.get().roots()).containsExactly(AUTHORITY.certificate());
        trust.get().check(CARD.certificate(), Instant.now());
    }

    @Test
    void believesNobodyWithoutFiles() {
        var trust = new TrustFiles(new TrustFiles.Places(List.of(), List.of()), clock);

        assertThatThrownBy(() -> trust.get().check(CARD.certificate(), Instant.now()))
                .isInstanceOf(FlawedVihf.class);
    }

    @Test
    void noticesARevocationWithinAMinute() throws IOException {
        var list = folder.resolve("list.pem");
        Files.copy(AUTHORITY.list(), list);
        var trust = new TrustFiles(new TrustFiles.Places(List.of(AUTHORITY.pem()), List.of(list)), clock);
        trust.get().check(CARD.certificate(), Instant.now());

        Files.copy(AUTHORITY.list(CARD.certificate()), list, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(list, FileTime.from(Instant.now().plusSeconds(5)));
        trust.get().check(CARD.certificate(), Instant.now());
        clock.set(clock.instant().plus(TrustFiles.PAUSE));

        assertThatThrownBy(() -> trust.get().check(CARD.certificate(), Instant.now()))
                .isInstanceOf(FlawedVihf.class);
    }

    @Test
    void holdsOnToWhatItReadWhereAFileCannotBeReadAnew() throws IOException {
        var root = folder.resolve("root.pem");
        Files.copy(AUTHORITY.pem(), root);
        var trust = new TrustFiles(new TrustFiles.Places(List.of(root), List.of()), clock);

        Files.writeString(root, "spoilt");
        Files.setLastModifiedTime(root, FileTime.from(Instant.now().plusSeconds(5)));
        clock.set(clock.instant().plus(TrustFiles.PAUSE));

        assertThat(trust.get().roots()).containsExactly(AUTHORITY.certificate());
    }

    @Test
    void doesNotStartWithAFileThatCannotBeRead() throws IOException {
        var spoilt = Files.writeString(folder.resolve("spoilt.pem"), "spoilt");

        for (var file : List.of(spoilt, folder.resolve("missing.pem"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new TrustFiles(new TrustFiles.Places(List.of(file), List.of()), clock))
                    .withMessageContaining(file.getFileName().toString());
        }
    }
}
