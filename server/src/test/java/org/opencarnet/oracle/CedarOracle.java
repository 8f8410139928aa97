package org.opencarnet.oracle;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The access rules a third time: Cedar policies ({@code oracle/law.cedar}), decided by Cedar's own engine. */
final class CedarOracle {

    private final AuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final Map<String, Because> meanings = new HashMap<>();

    CedarOracle() {
        try {
            policies = PolicySet.parsePolicies(text());
            for (var policy : policies.policies) {
                meanings.put(policy.getID(), Because.valueOf(policy.getAnnotation("because")));
            }
            policies.cache();
        } catch (InternalException | com.cedarpolicy.model.exception.CacheException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reasons for the answer, as {@link Oracle} gives them. */
    long answer(CedarQuestion question) {
        var answer = ask(question.request(), question);
        var reasons = Because.NOTHING;
        for (var policy : answer.getReason()) {
            reasons |= Objects.requireNonNull(meanings.get(policy)).bit();
        }
        if (!answer.getErrors().isEmpty() || answer.isAllowed() != Because.permits(reasons)) {
            throw new IllegalStateException(answer + " to " + question);
        }
        return reasons;
    }

    private AuthorizationSuccessResponse ask(AuthorizationRequest request, CedarQuestion question) {
        try {
            var response = engine.isAuthorized(request, policies, question.entities());
            return response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text() {
        try (var in = Objects.requireNonNull(CedarOracle.class.getResourceAsStream("/oracle/law.cedar"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
