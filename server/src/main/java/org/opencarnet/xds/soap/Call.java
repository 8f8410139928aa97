package org.opencarnet.xds.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.RequestId;
import org.opencarnet.identity.Vihf;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Answers;

/**
 * A message that has come in, and its sender.
 *
 * @param caller who sends it; the record of the patient whom his VIHF names is the only one that he reaches
 * @param named whom his VIHF names; nobody only where a transaction is about several patients, and where there is no VIHF
 * @param secret a minor's secret connection
 * @param parts what came with the envelope
 * @param request over which it came
 */
public record Call(Caller caller, Optional<Ins> named, boolean secret, Parts parts, HttpServletRequest request) {

    private static final String FACE = "xds";

    static Call of(Vihf vihf, Parts parts, HttpServletRequest request) {
        var credential = vihf.credential();
        var origin = new Caller.Origin(FACE, request.getRemoteAddr(), RequestId.of(request));
        var caller = new Caller(
                credential.requester(), credential.purpose(), vihf.secret() ? origin.secret() : origin, vihf.patient());
        return new Call(caller, vihf.patient(), vihf.secret(), parts, request);
    }

    /** Whether a VIHF binds the sender to a patient, as it does everybody but a conformance tool, whose message itself says whom it is about. */
    public boolean isBound() {
        return !(caller.requester() instanceof Requester.Tester);
    }

    /** The patient whom the VIHF names; where it names none, the message is turned back with a fault. */
    public Ins patient() {
        return named.orElseThrow(() -> SoapFlaw.NO_PATIENT.fault(language()));
    }

    /** The language in which the sender reads faults: French, or English where he prefers that. */
    public Locale language() {
        return language(request);
    }

    static Locale language(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.FRENCH;
        }
        for (var locales = request.getLocales(); locales.hasMoreElements(); ) {
            var language = locales.nextElement().getLanguage();
            if (language.equals("fr") || language.equals("en")) {
                return Locale.forLanguageTag(language);
            }
        }
        return Locale.FRENCH;
    }

    /** Answers in this language, as this actor. */
    public Answers answers(Actor actor) {
        return new Answers(actor, language());
    }

    /** The patient whom the VIHF names; of a conformance tool, the first of these. */
    public Optional<Ins> patientOr(Supplier<Set<Ins>> named) {
        return isBound() ? Optional.of(patient()) : named.get().stream().findFirst();
    }

    /** In whose record a document has to be: the patient's whom the VIHF names. */
    public Ins patientOf(Cleared document) {
        return isBound() ? patient() : document.facts().subject().orElseThrow();
    }

    /** Passes a message about the patient whom the VIHF names; of another it is turned back with a fault. */
    public void concerns(Ins other) {
        if (isBound() && !patient().equals(other)) {
            throw aboutAnother();
        }
    }

    /** Ends a message about another patient than the VIHF names. */
    public RuntimeException aboutAnother() {
        return SoapFlaw.OTHER_PATIENT.fault(language());
    }

    /** These objects, as they are kept, are what stands in the RegistryObjectList of the answer to a query. */
    public void answerWith(String objects) {
        StoredObjects.of(objects).attach(request);
    }

    /** Ends a message whose parts break off, or go on too long, whatever came of it until then. */
    public RuntimeException brokenOff() {
        return (parts.areTooMuch() ? SoapFlaw.TOO_LARGE : SoapFlaw.BROKEN_OFF).fault(language());
    }

    /** The correlation id. */
    public String id() {
        return caller.origin().requestId();
    }

    /** Closes this when the answer has left, or cannot. */
    public void closeAtTheEnd(AutoCloseable resource) {
        AtTheEnd.of(request).add(resource);
    }
}
