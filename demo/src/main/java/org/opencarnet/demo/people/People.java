package org.opencarnet.demo.people;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody in the neighbourhood: personas, patients, structures and the software they use. */
public final class People {

    private final List<Application> applications;
    private final List<DemoPatient> patients;
    private final Map<String, Persona> personas = new LinkedHashMap<>();
    private final Introductions introductions;

    private People(PersonasFile file, List<DemoPatient> patients) {
        this.applications = file.applications();
        this.patients = patients;
        this.introductions = new Introductions(file.structures().stream()
                .map(line -> new Structure("1" + line.finess(), line.name(), line.sector()))
                .collect(Collectors.toMap(Structure::id, Function.identity())));
        file.personas().forEach(this::add);
        patients.forEach(patient -> add(fields(patient)));
    }

    /** Reads {@code personas.yaml} and {@code patients.yaml} from the class path; a wrong line stops the start. */
    public static People read() {
        return new People(
                YamlFile.read("personas.yaml", PersonasFile.class),
                YamlFile.read("patients.yaml", PatientsFile.class).patients());
    }

    /** Everybody who can sign in, in the order of the files. */
    public List<Persona> personas() {
        return List.copyOf(personas.values());
    }

    /** The persona of that name. */
    public Optional<Persona> named(String name) {
        return Optional.ofNullable(personas.get(name));
    }

    /** The patients, in the order of their file. */
    public List<DemoPatient> patients() {
        return patients;
    }

    /** The patient who signs in under that name. */
    public Optional<DemoPatient> patient(String persona) {
        return patients.stream()
                .filter(patient -> patient.persona().equals(persona))
                .findFirst();
    }

    /** Software that may sign people in. */
    public List<Application> applications() {
        return applications;
    }

    /** Reads introductions of people who need not be in the files. */
    public Introductions introductions() {
        return introductions;
    }

    private void add(Map<String, String> line) {
        Map<String, String> fields = new LinkedHashMap<>(line);
        String name = Optional.ofNullable(fields.remove("persona")).orElseThrow();
        String label = Optional.ofNullable(fields.remove("label")).orElse("");
        Optional<String> secret = Optional.ofNullable(fields.remove("secret"));
        Introduction introduction = introductions.read(fields);
        if (!(introduction instanceof Introduction.Known known)) {
            throw new IllegalStateException("Persona " + name + ": " + introduction);
        }
        Persona persona = new Persona(name, label, Map.copyOf(fields), known.identity(), secret);
        if (personas.put(name, persona) != null) {
            throw new IllegalStateException("Two personas are named " + name);
        }
    }

    private static Map<String, String> fields(DemoPatient patient) {
        String born = patient.sex() == DemoPatient.Sex.F ? "Patiente, née le " : "Patient, né le ";
        return Map.of(
                "persona", patient.persona(),
                "label", born + patient.birthDate().format(DateTimeFormatter.ofPattern("dd/MM/yyyy")),
                "kind", Kind.PATIENT.code(),
                "id", patient.ins(),
                "name", patient.name().full());
    }

    private record PersonasFile(
            List<StructureLine> structures, List<Application> applications, List<Map<String, String>> personas) {}

    private record StructureLine(String finess, String name, String sector) {}

    private record PatientsFile(List<DemoPatient> patients) {}
}
