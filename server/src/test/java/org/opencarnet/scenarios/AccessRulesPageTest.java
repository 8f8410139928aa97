package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccessRulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "access-rules.md");
    private static final Path WANTED = Path.of("target", "access-rules.md");

    @Test
    void thePageThatIsPublishedSaysWhatTheTestsReplay() throws IOException {
        var drawn = AccessRulesPage.drawn();
        Files.writeString(WANTED, drawn);

        assertThat(PAGE).as("to be copied from server/" + WANTED).hasContent(drawn);
    }
}
