package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.Locale;
import java.util.Map;
import org.opencarnet.demo.people.Introduction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives scripts an access token for anybody they can describe, without sign-in: never outside a demo. */
@RestController
class TokenEndpoint {

    private final Introducing introducing;
    private final Mint mint;
    private final Complaints complaints;

    TokenEndpoint(Introducing introducing, Mint mint, Complaints complaints) {
        this.introducing = introducing;
        this.mint = mint;
        this.complaints = complaints;
    }

    /**
     * Answers a token for {@code persona}, or for the identity that the other fields describe; beside {@code persona} they
     * override it. 400 names the field that is missing or wrong.
     */
    @PostMapping(path = "/demo/token", consumes = APPLICATION_FORM_URLENCODED_VALUE, produces = APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> token(@RequestParam Map<String, String> form, Locale locale) {
        Introduction introduction = introducing.read(form);
        if (introduction instanceof Introduction.Unclear unclear) {
            return complaints.badRequest(unclear, locale);
        }
        Introduction.Known known = (Introduction.Known) introduction;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", mint.accessToken(known.identity()),
                        "token_type", "Bearer",
                        "expires_in", Mint.LIFE.toSeconds()));
    }
}
