package org.opencarnet.identity;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A proven credential as Spring Security passes it along. */
final class Identified extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Credential credential;

    Identified(Credential credential) {
        super(List.of());
        this.credential = credential;
        setAuthenticated(true);
    }

    @Override
    public Credential getPrincipal() {
        return credential;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return credential.requester().id();
    }
}
