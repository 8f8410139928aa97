package org.opencarnet.demo.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.demo.people.Application;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The software known to the provider: applications that sign people in, and structures that come by themselves. */
final class Clients {

    /** The scope that Pro Santé Connect has everybody ask for. */
    static final String SCOPE_ALL = "scope_all";

    private Clients() {}

    static RegisteredClientRepository of(People people) {
        Stream<RegisteredClient> applications = people.applications().stream().map(Clients::application);
        Stream<RegisteredClient> systems = people.personas().stream().flatMap(persona -> system(persona).stream());
        return new InMemoryRegisteredClientRepository(
                Stream.concat(applications, systems).toList());
    }

    private static RegisteredClient application(Application application) {
        RegisteredClient.Builder client = client(application.client(), application.secret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid")
                .redirectUris(uris -> uris.addAll(application.redirectUris()))
                .postLogoutRedirectUris(uris -> uris.addAll(application.afterLogout()));
        application.secret().ifPresent(s -> client.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN));
        return client.build();
    }

    private static Optional<RegisteredClient> system(Persona persona) {
        return persona.secret().map(secret -> client(persona.name(), Optional.of(secret))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build());
    }

    private static RegisteredClient.Builder client(String id, Optional<String> secret) {
        RegisteredClient.Builder client = RegisteredClient.withId(id)
                .clientId(id)
                .scope(SCOPE_ALL)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(Mint.LIFE).build());
        secret.ifPresent(client::clientSecret);
        return client.clientAuthenticationMethods(methods -> methods.addAll(methods(secret)));
    }

    private static List<ClientAuthenticationMethod> methods(Optional<String> secret) {
        return secret.isEmpty()
                ? List.of(ClientAuthenticationMethod.NONE)
                : List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
