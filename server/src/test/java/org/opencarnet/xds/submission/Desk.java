package org.opencarnet.xds.submission;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.AcceptedContent;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Submit;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.Kept;
import org.opencarnet.xds.mapping.RegistryRendering;

/** The use cases behind the face, over some ports, with an open record and its physician. */
final class Desk {

    static final byte[] LETTER = "Mon cher confrère, voici la lettre.".getBytes(StandardCharsets.UTF_8);
    static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");

    final Ports ports;
    final Amend amend;
    final Caller physician = new Caller(
            new Requester.Professional(
                    "801234567897",
                    "Thierry DURAND",
                    "10",
                    Optional.of(MatrixColumn.MEDECINS),
                    Optional.empty(),
                    false),
            Purpose.NORMAL,
            new Caller.Origin("xds", "192.0.2.1", "1"));
    private final Submit submit;

    Desk(Ports ports) {
        this.ports = ports;
        var reception = new Reception(
                ports,
                new Access(Policy.DEFAULT, HabilitationMatrix.published()),
                Clock.fixed(Message.NOW, ZoneOffset.UTC));
        var renderings = new Renderings(new FhirRendering(FhirContext.forR4Cached()), new RegistryRendering());
        this.submit = new Submit(reception, renderings, new Submit.Rules(AcceptedContent.OF_THE_DMP, Policy.DEFAULT));
        this.amend = new Amend(reception, renderings, Policy.DEFAULT);
        ports.unit().of(() -> ports.records()
                .open(new PatientRecord(
                        new RecordId(UUID.randomUUID()),
                        PATIENT,
                        LocalDate.of(1979, 3, 4),
                        new PatientRecord.State.Open(),
                        StandingConsents.AT_CREATION)));
    }

    /** Feeds a message, each of whose documents is the letter. */
    Outcome<Receipt> feed(Received received, Received.Known known) {
        try (var staged = ports.contents().stage(new ByteArrayInputStream(LETTER), LETTER.length)) {
            var contents = received.documents().stream()
                    .collect(Collectors.<String, String, Contents.Staged>toMap(id -> id, id -> staged));
            return submit.submit(physician, received.offer(Map.copyOf(contents), known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Receipt fed(String message) {
        return ((Outcome.Done<Receipt>) feed(Message.sound(message), Received.Known.NOTHING)).value();
    }

    /** The current entry of a document, in the words of a face. */
    Documents.Listed listed(UUID document, Form form) {
        return ports.unit()
                .of(() -> ports.documents().in(form).current(document))
                .orElseThrow();
    }

    Documents.Gathering gathering(UUID id) {
        return ports.unit()
                .of(() -> ports.documents().in(Form.EBXML).gathering(id))
                .orElseThrow();
    }

    static String shown(String kept) {
        return Kept.shown(kept, AvailabilityStatus.APPROVED, "1.2.250.1.999.9");
    }
}
