package org.opencarnet.demo.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.opencarnet.demo.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** OAuth 2 and OpenID Connect as Pro Santé Connect speaks them: code flow with PKCE, client credentials, user info. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AuthorizationServer {

    @Bean
    @Order(1)
    SecurityFilterChain authorization(HttpSecurity http, TokenClaims claims) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        oauth -> oauth.oidc(oidc -> oidc.userInfoEndpoint(user -> user.userInfoMapper(claims::userInfo))
                                .providerConfigurationEndpoint(
                                        configuration -> configuration.providerConfigurationCustomizer(
                                                provider -> provider.scope(Clients.SCOPE_ALL)))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SignIn.PATH),
                        PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize")))
                .oauth2ResourceServer(bearer -> bearer.jwt(withDefaults()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Scripts call these without a page, and there is no session of theirs to abuse.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/demo/**"))
                .logout(logout -> logout.logoutUrl("/deconnexion").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy ->
                        policy.policyDirectives("default-src 'none'; style-src 'self'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    TokenClaims tokenClaims(People people) {
        return new TokenClaims(people);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenCustomizer(TokenClaims claims) {
        return claims::customize;
    }

    @Bean
    RegisteredClientRepository clients(People people) {
        return Clients.of(people);
    }

    @Bean
    PasswordEncoder secrets() {
        return new PlainSecrets();
    }

    @Bean
    AuthorizationServerSettings settings(Mint mint) {
        return AuthorizationServerSettings.builder()
                .issuer(mint.issuer())
                .oidcUserInfoEndpoint("/userinfo")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys(Mint mint) {
        return new ImmutableJWKSet<>(new JWKSet(mint.key()));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }
}
