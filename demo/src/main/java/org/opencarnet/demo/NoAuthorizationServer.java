package org.opencarnet.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps Spring Boot from making the server an authorization server because that library is on the class path of the demo.
 * A filter rather than a property, which would replace whatever list of exclusions the server has.
 */
public final class NoAuthorizationServer implements AutoConfigurationImportFilter {

    private static final String PACKAGE = "org.springframework.boot.autoconfigure.security.oauth2.server.servlet.";

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            wanted[i] = candidate == null || !candidate.startsWith(PACKAGE);
        }
        return wanted;
    }
}
