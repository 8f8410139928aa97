package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Optional;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Facts;
import org.opencarnet.record.Ins;

/**
 * A caller before a record, at one instant.
 *
 * @param asked how the record was named
 * @param situation the record and the caller's ties to it; empty when there is no such record
 */
record Visit(Caller caller, Instant at, Records.Reference asked, Optional<Records.Situation> situation) {

    AccessRequest asks(Action action) {
        return caller.asks(action, at);
    }

    Facts facts() {
        return situation.map(Records.Situation::facts).orElseGet(() -> Facts.ofAbsent(askedIns()));
    }

    /** What the request named, for the trail. */
    String subject() {
        return situation.map(known -> known.record().ins().toCx()).orElseGet(() -> askedIns()
                .map(Ins::toCx)
                .orElseGet(() -> ((Records.Reference.ById) asked).id().toString()));
    }

    /** Whether this is another name of the record before which the caller stands. */
    boolean before(Records.Reference name) {
        return situation
                .map(Records.Situation::record)
                .filter(record -> name instanceof Records.Reference.ByIns byIns
                        ? record.ins().equals(byIns.ins())
                        : record.id().equals(((Records.Reference.ById) name).id()))
                .isPresent();
    }

    private Optional<Ins> askedIns() {
        return asked instanceof Records.Reference.ByIns byIns ? Optional.of(byIns.ins()) : Optional.empty();
    }
}
