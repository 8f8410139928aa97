package org.opencarnet.histories;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.histories.Step.Who;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

/** The wired server, asked over HTTP as EHR software and the patient's portal would. */
final class OverHttp implements Life {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final List<String> DOCTORS = List.of("10000000001", "10000000002", "10000000003");
    private static final List<String> TOKENS = List.of(
            Someone.professional("8" + DOCTORS.get(0), "Dr Zéro", "10").token(),
            Someone.professional("8" + DOCTORS.get(1), "Dr Un", "10").token(),
            Someone.professional("8" + DOCTORS.get(2), "Mme Deux", "28").token());

    private final List<Ins> patients;
    private final List<String> tokens;
    private final List<String> records;
    private final String[][] consents = new String[Chance.DOCTORS][Chance.PATIENTS];
    private final boolean[][] blocked = new boolean[Chance.DOCTORS][Chance.PATIENTS];
    private final List<Sheet> sheets = new ArrayList<>();
    private Instant now;

    /** A document as whoever fed it knows it. */
    private static final class Sheet {
        private final String id;
        private final int patient;
        private final boolean common;
        private boolean masked;
        private boolean hidden;

        Sheet(String id, int patient, boolean common, boolean masked) {
            this.id = id;
            this.patient = patient;
            this.common = common;
            this.masked = masked;
        }
    }

    OverHttp(Instant now, List<Ins> patients) {
        this.now = now;
        this.patients = patients;
        this.tokens = patients.stream()
                .map(ins -> Someone.patient(ins, "Patient").token())
                .toList();
        CarnetInMemory.clock().stopAt(now);
        this.records = patients.stream()
                .map(ins -> send("POST", "/Patient", Someone.enrolment().token(), Bodies.patient(ins)))
                .map(answer -> id(answer, "Patient"))
                .toList();
    }

    @Override
    public void close() {
        CarnetInMemory.clock().reset();
    }

    @Override
    public String live(Step step) {
        if (step instanceof Step.Passes passes) {
            now = now.plus(passes.time());
            CarnetInMemory.clock().stopAt(now);
            return "done";
        }
        if (step instanceof Step.Closes closes) {
            return operation(closes.patient(), "$record-close");
        }
        if (step instanceof Step.Reopens reopens) {
            return operation(reopens.patient(), "$record-reopen");
        }
        if (step instanceof Step.Lists lists) {
            return list(lists.who(), lists.patient());
        }
        if (step instanceof Step.Withdraws withdraws) {
            return withdraws(withdraws);
        }
        return did(step) ? "done" : "no";
    }

    private boolean did(Step step) {
        if (step instanceof Step.Grants grants) {
            return consents("permit", grants.who(), grants.doctor(), grants.patient());
        } else if (step instanceof Step.Blocks blocks) {
            var done = consents("deny", new Who(false, blocks.patient()), blocks.doctor(), blocks.patient());
            blocked[blocks.doctor()][blocks.patient()] |= done;
            return done;
        } else if (step instanceof Step.Unblocks unblocks) {
            return unblocks(unblocks.doctor(), unblocks.patient());
        } else if (step instanceof Step.Feeds feeds) {
            return feeds(feeds.doctor(), feeds.patient(), feeds.common(), feeds.masked());
        } else if (sheets.isEmpty()) {
            return false;
        } else if (step instanceof Step.Replaces replaces) {
            return replaces(replaces.doctor(), sheet(replaces.document()));
        } else if (step instanceof Step.Reads reads) {
            return send("GET", "/Binary/" + sheet(reads.document()).id, token(reads.who()), "")
                            .statusCode()
                    == 200;
        } else if (step instanceof Step.Changes changes) {
            return changes(changes.who(), sheet(changes.document()), changes.change());
        }
        throw new IllegalArgumentException(step.toString());
    }

    /** To close what is closed is refused, and nothing else then. */
    private String operation(int patient, String operation) {
        send("POST", "/Patient/" + records.get(patient) + "/" + operation, tokens.get(patient), Bodies.NOTHING);
        return "done";
    }

    private boolean consents(String type, Who who, int doctor, int patient) {
        var answer = send(
                "POST", "/Consent", token(who), Bodies.consent(patients.get(patient), type, who, DOCTORS.get(doctor)));
        if (answer.statusCode() == 201 && !spokeForHimself(who, doctor)) {
            throw new AssertionError(who + " speaks for doctor " + doctor);
        }
        if (answer.statusCode() == 201) {
            consents[doctor][patient] = id(answer, "Consent");
        }
        return answer.statusCode() == 201;
    }

    private static boolean spokeForHimself(Who who, int doctor) {
        return !who.doctor() || who.number() == doctor;
    }

    /** There is no way to withdraw what was never declared; and what a patient ends of a block is the block. */
    private String withdraws(Step.Withdraws step) {
        var id = Optional.ofNullable(consents[step.doctor()][step.patient()]);
        if (id.isEmpty() || blocked[step.doctor()][step.patient()]) {
            return NOT_ASKED;
        }
        return ends(step.who(), id.get()) ? "done" : "no";
    }

    private boolean unblocks(int doctor, int patient) {
        var done = blocked[doctor][patient] && ends(new Who(false, patient), consents[doctor][patient]);
        blocked[doctor][patient] &= !done;
        return done;
    }

    private boolean ends(Who who, String consent) {
        return patch(who, "/Consent/" + consent, "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}");
    }

    private boolean feeds(int doctor, int patient, boolean common, boolean masked) {
        return publishes(doctor, new Sheet("", patient, common, masked), Optional.empty());
    }

    private boolean replaces(int doctor, Sheet old) {
        return publishes(doctor, old, Optional.of(old.id));
    }

    private boolean publishes(int doctor, Sheet like, Optional<String> replaced) {
        var text = Base64.getEncoder().encodeToString(("Texte " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        var body = Bodies.document(
                patients.get(like.patient),
                DOCTORS.get(doctor),
                like.common ? "47420-5" : "11505-5",
                Bodies.labelled(Bodies.labels(like.masked, false))
                        + replaced.map(Bodies::replacing).orElse("")
                        + Bodies.content(text));
        var answer = send("POST", "/DocumentReference", TOKENS.get(doctor), body);
        if (answer.statusCode() == 201) {
            sheets.add(new Sheet(id(answer, "DocumentReference"), like.patient, like.common, like.masked));
        }
        return answer.statusCode() == 201;
    }

    private boolean changes(Who who, Sheet sheet, Step.Change change) {
        var masked = change == Step.Change.MASK || change != Step.Change.UNMASK && sheet.masked;
        var hidden = change == Step.Change.HIDE_FROM_PATIENT || change != Step.Change.SHOW_TO_PATIENT && sheet.hidden;
        var done = patch(
                who,
                "/DocumentReference/" + sheet.id,
                switch (change) {
                    case ARCHIVE -> Bodies.archived();
                    case UNARCHIVE -> Bodies.unarchived();
                    case DELETE -> "{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}";
                    default ->
                        "{\"op\":\"replace\",\"path\":\"/securityLabel\",\"value\":" + Bodies.labels(masked, hidden)
                                + "}";
                });
        if (done) {
            sheet.masked = masked;
            sheet.hidden = hidden;
        }
        return done;
    }

    private boolean patch(Who who, String path, String operation) {
        var answer = send("PATCH", path, token(who), "[" + operation + "]");
        return answer.statusCode() / 100 == 2;
    }

    private String list(Who who, int patient) {
        var path = "/DocumentReference?_count=100&patient.identifier=" + Bodies.OID + "%7C"
                + patients.get(patient).matricule();
        var answer = send("GET", path, token(who), "");
        if (answer.statusCode() != 200) {
            return "[]";
        }
        var shown = FHIR.newJsonParser().parseResource(Bundle.class, answer.body()).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .collect(Collectors.toSet());
        return IntStream.range(0, sheets.size())
                .filter(i -> shown.contains(sheets.get(i).id))
                .boxed()
                .toList()
                .toString();
    }

    private Sheet sheet(int number) {
        return sheets.get(number % sheets.size());
    }

    private String token(Who who) {
        return who.doctor() ? TOKENS.get(who.number()) : tokens.get(who.number());
    }

    private static String id(HttpResponse<String> answer, String type) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/" + type + "/", "")
                .replaceFirst("/_history.*", "");
    }

    private static HttpResponse<String> send(String verb, String path, String token, String body) {
        var type = verb.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
        var request = HttpRequest.newBuilder(URI.create(CarnetInMemory.base() + path))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .headers("Authorization", "Bearer " + token, "Content-Type", type)
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                throw new AssertionError(verb + " " + path + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
