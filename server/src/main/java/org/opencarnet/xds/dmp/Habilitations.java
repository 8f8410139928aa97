package org.opencarnet.xds.dmp;

import java.util.List;
import java.util.Optional;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Sentences;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Service;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * {@code setAuthorization} (TD0.3): the caller declares the consent of the patient whom his VIHF names, or gives it back. {@code
 * listAuthorizationByPatient} (TD1.6): who has one. Answers have a status, {@code DMPOk} or our name of what is wrong, and a context in words.
 */
public final class Habilitations implements Service {

    private static final String NAMESPACE = "urn:si-dmp-habilitations";
    private static final String SET = "setAuthorization";
    private static final String LIST = "listAuthorizationByPatient";
    private static final String OK = "DMPOk";

    private final Authorize authorize;

    public Habilitations(Authorize authorize) {
        this.authorize = authorize;
    }

    @Override
    public String path() {
        return "habilitations";
    }

    @Override
    public Document answer(Call call, Element request) {
        var asked = new Asked(request, NAMESPACE);
        if (asked.is(SET)) {
            return set(call, asked);
        }
        return asked.is(LIST) ? list(call, asked) : failure(call, RequestFault.OPERATION_UNKNOWN, SET + " | " + LIST);
    }

    @Override
    public Document failure(Call call, RequestFault fault, String... details) {
        return response(SET, Sentences.name(fault), fault.text(call.language(), List.of(details)))
                .document();
    }

    private static Document unknown(Call call, String operation, String what, String said) {
        var text = Complaint.of(RequestFault.VALUE_UNKNOWN, "", what, said).codeContext(call.language());
        return response(operation, Sentences.name(RequestFault.VALUE_UNKNOWN), text)
                .document();
    }

    private Document set(Call call, Asked asked) {
        var role = asked.text("role");
        if (role.filter(text -> !text.equals("MEDECIN_TRAITANT")).isPresent()) {
            return unknown(call, SET, "role", role.get());
        }
        var patient = new Records.Reference.ByIns(call.patient());
        var action = asked.text("action").orElse("");
        var who = call.caller().requester();
        return switch (action) {
            case "AJOUT" ->
                told(
                        call,
                        SET,
                        authorize.grant(
                                call.caller(),
                                patient,
                                new Authorizations.Professional(who.id(), who.name()),
                                role.isPresent()));
            case "SUPPRESSION" -> told(call, SET, authorize.withdraw(call.caller(), patient, who.id()));
            default -> unknown(call, SET, "action", action);
        };
    }

    private Document list(Call call, Asked asked) {
        var mode = Mode.of(asked.text("mode").orElse(""));
        if (mode.isEmpty()) {
            return unknown(call, LIST, "mode", asked.text("mode").orElse(""));
        }
        var outcome = authorize.standings(call.caller(), new Records.Reference.ByIns(call.patient()));
        if (!(outcome instanceof Outcome.Done<Authorize.Overview> done)) {
            return told(call, LIST, outcome);
        }
        var answer = response(LIST, OK, "");
        done.value().standings().stream()
                .filter(one -> mode.get().takes(standing(one, done.value())))
                .forEach(one -> write(one, standing(one, done.value()), answer));
        return answer.document();
    }

    private static Existence.Standing standing(Authorizations.Standing one, Authorize.Overview overview) {
        return Existence.Standing.of(
                one.blockedAt().isPresent(), one.authorization(), overview.at(), overview.policy());
    }

    private static void write(Authorizations.Standing one, Existence.Standing standing, Tree answer) {
        var name = one.professional().name().strip();
        var given = name.indexOf(' ') < 0 ? "" : name.substring(0, name.indexOf(' '));
        var entry = answer.child("listOfAuthorizationByPatient")
                .text("nationalId", one.professional().id())
                .text("firstName", given)
                .text("lastName", name.substring(given.length()).strip())
                .text("authorization", standing.name());
        one.grantedAt().ifPresent(at -> entry.text("startDate", at.toString()));
        if (one.medecinTraitant()) {
            entry.text("role", "MEDECIN_TRAITANT");
        }
    }

    private static Document told(Call call, String operation, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Done<?>) {
            return response(operation, OK, "").document();
        }
        if (outcome instanceof Outcome.Refused<?> refused) {
            var rule = refused.decision().told().get(0);
            return response(operation, Sentences.name(rule), Sentences.of(rule, call.language()))
                    .document();
        }
        var problem = ((Outcome.Rejected<?>) outcome).rejection().problem();
        return response(operation, Sentences.name(problem), Sentences.of(problem, call.language()))
                .document();
    }

    private static Tree response(String operation, String status, String context) {
        return Tree.root(NAMESPACE, operation + "Response")
                .text("status", status)
                .text("context", context);
    }

    /** Which of those who ever had something to do with the patient are asked for. */
    private record Mode(Optional<Existence.Standing> only) {

        static Optional<Mode> of(String text) {
            if (text.equals("TOUTE")) {
                return Optional.of(new Mode(Optional.empty()));
            }
            for (var standing : Existence.Standing.values()) {
                if (standing.name().equals(text)) {
                    return Optional.of(new Mode(Optional.of(standing)));
                }
            }
            return Optional.empty();
        }

        boolean takes(Existence.Standing standing) {
            return only.map(standing::equals).orElse(true);
        }
    }
}
