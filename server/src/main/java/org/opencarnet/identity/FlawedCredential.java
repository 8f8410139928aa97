package org.opencarnet.identity;

import org.springframework.security.core.AuthenticationException;

/** Ends the way of a request through the door. */
final class FlawedCredential extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final transient Unproven unproven;

    FlawedCredential(Flaw flaw, String detail) {
        super(flaw.name());
        this.unproven = new Unproven(flaw, detail);
    }

    FlawedCredential(Flaw flaw) {
        this(flaw, "");
    }

    Unproven unproven() {
        return unproven;
    }
}
