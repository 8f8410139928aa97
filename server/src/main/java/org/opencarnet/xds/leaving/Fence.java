package org.opencarnet.xds.leaving;

import org.opencarnet.access.Access;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Cleared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides again on what is about to leave, and stops it with an alarm where it should never have come so far. */
public final class Fence {

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    private final Access access;

    public Fence(Access access) {
        this.access = access;
    }

    /**
     * Lets a document pass that was cleared for this patient's record.
     *
     * @throws IllegalStateException where it was not
     */
    public void pass(Cleared cleared, Ins patient, String requestId) {
        var facts = cleared.facts();
        if (!facts.subject().filter(patient::equals).isPresent()) {
            throw alarm("another patient's record", requestId);
        }
        if (facts.document().isEmpty()
                || access.decide(cleared.request(), facts).refused()) {
            throw alarm("refused on the second look", requestId);
        }
    }

    /**
     * As above, with the entry itself, which must say of itself what was cleared.
     *
     * @throws IllegalStateException where it does not
     */
    public void passEntry(Cleared cleared, Ins patient, String requestId) {
        pass(cleared, patient, requestId);
        var facts = cleared.facts().document().orElseThrow();
        var document = cleared.document();
        var seen = Seen.in(document.rendered());
        if (!seen.logicalId().equals(document.identity().logicalId().toString())
                || !seen.types().contains(facts.type())
                || !seen.visibility().equals(facts.visibility())) {
            throw alarm("the document says of itself what was not cleared", requestId);
        }
    }

    private static IllegalStateException alarm(String reason, String requestId) {
        LOG.error("ALARM: an answer was stopped at the fence ({}); request {}", reason, requestId);
        return new IllegalStateException("stopped at the fence");
    }
}
