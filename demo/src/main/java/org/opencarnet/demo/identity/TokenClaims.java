package org.opencarnet.demo.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** Puts into the authorization server's tokens and user info what the mint puts into its own. */
final class TokenClaims {

    /** All that an id token says of a person; the rest is in the user info. */
    private static final List<String> ID_TOKEN =
            List.of("acr", "name", "given_name", "family_name", "preferred_username", "carnet_kind");

    private final People people;

    TokenClaims(People people) {
        this.people = people;
    }

    /** Completes an access or id token before it is signed. */
    void customize(JwtEncodingContext context) {
        Identity identity = identity(context.getPrincipal().getName());
        Map<String, Object> claims = new HashMap<>(Claims.of(identity));
        context.getJwsHeader().type("JWT");
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims()
                    .audience(List.of(Mint.AUDIENCE))
                    .claim("client_id", context.getRegisteredClient().getClientId())
                    .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        } else {
            claims.keySet().retainAll(ID_TOKEN);
        }
        context.getClaims().subject(Claims.subject(identity)).claims(all -> all.putAll(claims));
    }

    /** The user info of whom the access token was made for. */
    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        Identity identity = identity(context.getAuthorization().getPrincipalName());
        return OidcUserInfo.builder()
                .subject(Claims.subject(identity))
                .claims(claims -> claims.putAll(Claims.of(identity)))
                .build();
    }

    private Identity identity(String persona) {
        return people.named(persona).map(Persona::identity).orElseThrow();
    }
}
