package org.opencarnet.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencarnet.identity.vihf.VihfIdentity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/**
 * The doors: nothing is reached without a proven token but what is open to everybody. There are no sessions and no cookies, so that there
 * is nothing to forge requests with. Spring's types stay here.
 */
@Configuration(proxyBeanMethods = false)
@Import(VihfIdentity.class)
@EnableConfigurationProperties(Trust.class)
public class Identity {

    private static final List<String> OPEN = List.of(
            "/fhir/metadata",
            "/fhir/.well-known/smart-configuration",
            "/fhir/CodeSystem/**",
            "/fhir/ValueSet/**",
            "/fhir/StructureDefinition/**",
            "/actuator/health/**");

    /** There a message carries its own proof, a VIHF, which the face has checked. */
    private static final String MESSAGES = "/xds/**";

    @Bean
    Strangers strangers(ObjectProvider<ChallengeBody> bodies, ObjectProvider<Tokenless> tokenless) {
        return new Strangers(
                new Door(bodies.orderedStream().toList()), tokenless.stream().findFirst());
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http, Trust trust, RealTime time, Strangers strangers) throws Exception {
        var open = open();
        var tokens = new AccessTokens(trust, new IssuerKeys(trust.jwkSetUri(), time.clock()), time.clock());
        return http.authorizeHttpRequests(requests ->
                        // What a container says of an error that occurred on the way of a request let in.
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterAt(
                        new Gate(open, new Proofs(tokens, time.clock()), strangers), BasicAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(strangers.door()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(request -> origins(trust)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The faces themselves refuse verbs that they do not know, in their own form. */
    @Bean
    StrictHttpFirewall everyVerb() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(Identity::isPrintable);
        return firewall;
    }

    /** As the firewall's own pattern has it, which takes longer than the proof of a token. */
    private static boolean isPrintable(String header) {
        for (var i = 0; i < header.length(); i++) {
            // Headers come byte by byte, so that no char is half of a character.
            var c = header.charAt(i);
            if (c != '\t' && (Character.isISOControl(c) || !Character.isDefined(c))) {
                return false;
            }
        }
        return true;
    }

    /** Nobody watches the single filters, and watching costs more than they do. */
    @Bean
    SecurityObservationSettings nothingObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** No rule here names a handler of Spring MVC; to look for one at each request, as is done by default, takes longer than the proof of a token. */
    @Bean
    static BeanPostProcessor unaskedHandlers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HandlerMappingIntrospector ? new UnaskedHandlers() : bean;
            }
        };
    }

    private static RequestMatcher open() {
        var paths = PathPatternRequestMatcher.withDefaults();
        var open = OPEN.stream()
                .flatMap(path -> Stream.of(HttpMethod.GET, HttpMethod.HEAD).map(method -> paths.matcher(method, path)));
        return new OrRequestMatcher(Stream.concat(open, Stream.of(paths.matcher(MESSAGES)))
                .<RequestMatcher>map(matcher -> matcher)
                .toList());
    }

    private static @Nullable CorsConfiguration origins(Trust trust) {
        if (trust.corsOrigins().isEmpty()) {
            return null;
        }
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(trust.corsOrigins()));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(
                List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.WWW_AUTHENTICATE, "X-Request-Id"));
        return cors;
    }

    private static final class UnaskedHandlers extends HandlerMappingIntrospector {

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }
}
