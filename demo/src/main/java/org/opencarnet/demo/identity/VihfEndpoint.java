package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Introduction;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives scripts a signed VIHF for any professional or structure that they can describe: never outside a demo. */
@RestController
class VihfEndpoint {

    private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=UTF-8");

    private final Introducing introducing;
    private final Cards cards;
    private final Complaints complaints;

    VihfEndpoint(Introducing introducing, Cards cards, Complaints complaints) {
        this.introducing = introducing;
        this.cards = cards;
        this.complaints = complaints;
    }

    /**
     * Answers a {@code wsse:Security} header for whom the fields of {@code /demo/token} describe, about the patient of {@code ins}, in this
     * {@code mode} and {@code version}; {@code secret=true} for a minor's secret connection. It is good for one message, within ten minutes.
     */
    @PostMapping(path = "/demo/vihf", consumes = APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> vihf(@RequestParam Map<String, String> fields, Locale locale) {
        var form = VihfForm.read(fields);
        var introduction = introducing.read(form.others());
        if (introduction instanceof Introduction.Unclear unclear) {
            return complaints.badRequest(unclear, locale);
        }
        var who = ((Introduction.Known) introduction).identity();
        var complaint = form.complaint();
        if (complaint.isPresent()) {
            return complaints.badRequest(complaint.get(), locale);
        }
        if (!(who instanceof Identity.Professional || who instanceof Identity.Institution)) {
            return complaints.badRequest(
                    new Introduction.Unclear("kind", "vihf-kind", List.of(VihfForm.modes())), locale);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(XML)
                .body(new Vihf(who, signer(who, form), form).header(Instant.now()));
    }

    /** The card of the person, or the structure that answers for whoever is in front of its screen. */
    private Cards.Card signer(Identity who, VihfForm form) {
        if (who instanceof Identity.Institution institution) {
            return cards.of(institution.structure());
        }
        var professional = (Identity.Professional) who;
        var byStructure =
                form.mode().filter(mode -> mode != VihfForm.Mode.DIRECTE).isPresent();
        return professional
                .practice()
                .structure()
                .filter(structure -> byStructure)
                .map(cards::of)
                .orElseGet(() -> cards.of(professional));
    }
}
