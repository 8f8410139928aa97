package org.opencarnet;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencarnet.trail.SignerKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The trail's tree: who signs it, and who is told.
 *
 * @param key The key that signs checkpoints, the same on every server: what the command {@code trail key} prints first.
 * @param publishTo Where the newest checkpoint is published: an address, by PUT, or a file.
 */
@Validated
@ConfigurationProperties("carnet.trail")
record TrailProperties(@NotBlank String key, @Nullable String publishTo) {

    /** The key; throws where the text is none. */
    SignerKey signer() {
        return SignerKey.of(key);
    }

    /** Where the world outside is told. */
    Optional<String> witness() {
        return Optional.ofNullable(publishTo).filter(target -> !target.isBlank());
    }
}
