package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Client secrets as they stand in the personas file: they are published, so hashing them would only cost time. */
final class PlainSecrets implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return secret.toString();
    }

    @Override
    public boolean matches(CharSequence given, String secret) {
        return MessageDigest.isEqual(given.toString().getBytes(UTF_8), secret.getBytes(UTF_8));
    }
}
