package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.opencarnet.demo.people.YamlFile;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.DocumentType;
import org.opencarnet.terminology.Terminology;

/** The sample documents and authorizations of {@code documents.yaml}; the same bytes come out of every reading. */
public final class Samples {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final People people;
    private final SamplesFile file;

    private Samples(People people, SamplesFile file) {
        this.people = people;
        this.file = file;
    }

    /** Reads the list from the class path; a line about nobody or of an unknown type fails when it is reached. */
    public static Samples read(People people) {
        return new Samples(people, YamlFile.read("documents.yaml", SamplesFile.class));
    }

    /** Every document in the order of the list, its file made when it is asked for. */
    public Stream<DemoDocument> documents() {
        return file.documents().stream().map(this::document);
    }

    /** Every authorization, in the order of the list. */
    public List<DemoAuthorization> authorizations() {
        return file.authorizations().stream()
                .map(line -> new DemoAuthorization(
                        patient(line.patient()),
                        persona(line.professional()),
                        line.age(),
                        line.treating(),
                        line.blocked()))
                .toList();
    }

    private DemoDocument document(DocumentLine line) {
        Description description = new Description(
                uniqueId(line),
                patient(line.patient()),
                persona(line.author()),
                type(line),
                line.title(),
                line.date().atZone(PARIS),
                visibility(line.visibility()),
                Setting.of(persona(line.author())));
        Story story = new Story(line.text().strip(), line.measures());
        return new DemoDocument(description, line.format().content(Press.print(line.format(), description, story)));
    }

    private static DocumentType type(DocumentLine line) {
        return Terminology.french()
                .documentType(line.type())
                .filter(known -> known.documentClass().stream()
                        .anyMatch(itsClass -> itsClass.code().value().equals(line.documentClass())))
                .orElseThrow(() -> new IllegalStateException(
                        "No document type " + line.type() + " of class " + line.documentClass()));
    }

    private static Visibility visibility(List<String> codes) {
        return new Visibility(
                codes.contains("MASQUE_PS"),
                codes.contains("INVISIBLE_PATIENT"),
                codes.contains("INVISIBLE_REPRESENTANTS_LEGAUX"));
    }

    /** An OID under 2.25 from who wrote what about whom and when. */
    private static String uniqueId(DocumentLine line) {
        String key = String.join("|", line.patient(), line.date().toString(), line.type(), line.author());
        UUID uuid = UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }

    private DemoPatient patient(String name) {
        return people.patient(name).orElseThrow(() -> new IllegalStateException("No patient is named " + name));
    }

    private Persona persona(String name) {
        return people.named(name).orElseThrow(() -> new IllegalStateException("No persona is named " + name));
    }

    private record SamplesFile(List<DocumentLine> documents, List<AuthorizationLine> authorizations) {}

    private record DocumentLine(
            String patient,
            LocalDateTime date,
            String type,
            @JsonProperty("class") String documentClass,
            String author,
            Format format,
            String title,
            List<String> visibility,
            String text,
            List<Measure> measures) {}

    private record AuthorizationLine(
            String patient, String professional, Period age, boolean treating, boolean blocked) {}
}
