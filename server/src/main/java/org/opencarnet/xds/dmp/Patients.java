package org.opencarnet.xds.dmp;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Sentences;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Service;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** TD0.2: whether the patient of the VIHF has a record, open or closed, and how the caller stands to it (HL7 v3, PRPA_IN201307UV02). */
public final class Patients implements Service {

    private static final String REQUEST = "PRPA_IN201307UV02";
    private static final String TEST = "TEST_EXST";

    private final Existence existence;
    private final Clock clock;

    public Patients(Existence existence, Clock clock) {
        this.existence = existence;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "patients";
    }

    @Override
    public Document answer(Call call, Element request) {
        var asked = new Asked(request, Hl7Answer.NAMESPACE);
        if (!asked.is(REQUEST)) {
            return failure(call, RequestFault.OPERATION_UNKNOWN, REQUEST);
        }
        var reason =
                asked.find("reasonCode").map(one -> one.getAttribute("code")).orElse("");
        if (!reason.equals(TEST)) {
            return failed(call, asked, "reasonCode", reason);
        }
        var value = asked.find("patientIdentifier", "value");
        var ins = value.flatMap(Patients::ins);
        if (ins.isEmpty()) {
            var said = value.map(one -> one.getAttribute("extension")).orElse("");
            return failed(call, asked, "patientIdentifier", said);
        }
        call.concerns(ins.get());
        return told(call, asked, existence.test(call.caller(), new Records.Reference.ByIns(ins.get())));
    }

    private static Optional<Ins> ins(Element value) {
        return EbxmlToRecord.ins(value.getAttribute("extension") + "^^^&" + value.getAttribute("root") + "&ISO^NH")
                .filter(ins -> ins.authority().isNational());
    }

    private Document told(Call call, Asked asked, Outcome<Optional<Existence.Found>> outcome) {
        var answer = to(asked);
        if (outcome instanceof Outcome.Done<Optional<Existence.Found>> done) {
            return done.value().map(found -> answer.found(found, asked)).orElseGet(() -> answer.none(asked));
        }
        var refused = (Outcome.Refused<Optional<Existence.Found>>) outcome;
        var rule = refused.decision().told().get(0);
        return answer.failed(asked, Sentences.name(rule), Sentences.of(rule, call.language()));
    }

    private Document failed(Call call, Asked asked, String what, String said) {
        var text = Complaint.of(RequestFault.VALUE_UNKNOWN, "", what, said).codeContext(call.language());
        return to(asked).failed(asked, Sentences.name(RequestFault.VALUE_UNKNOWN), text);
    }

    @Override
    public Document failure(Call call, RequestFault fault, String... details) {
        var asked = Asked.nothing(Hl7Answer.NAMESPACE);
        return to(asked).failed(asked, Sentences.name(fault), fault.text(call.language(), List.of(details)));
    }

    private Hl7Answer to(Asked asked) {
        return Hl7Answer.to(asked, UUID.randomUUID(), clock.instant());
    }
}
