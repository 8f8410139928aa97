package org.opencarnet.scenarios;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;

/**
 * The facts of a scenario: one patient's record, the people around it, and what is in it.
 *
 * @param now when the questions are asked
 * @param people by name
 * @param bonds what binds professionals to the patient, by name; who is not there has none
 * @param documents by name
 */
public record Situation(
        Instant now,
        PatientsRecord record,
        Map<String, Person> people,
        Map<String, Bond> bonds,
        Map<String, Document> documents) {

    /** The record as a whole. */
    public record PatientsRecord(State state, LocalDate born, StandingConsents consents) {}

    /** Whether there is a record, and whether it is open. */
    public enum State {
        ABSENT,
        OPEN,
        CLOSED
    }

    /**
     * Somebody who asks.
     *
     * @param kind what he is to the record
     * @param is the person this is; another name of the same person says that he comes for another purpose
     * @param practice what he practises; blank for all but professionals
     * @param errand why he comes
     */
    public record Person(Kind kind, String is, Practice practice, Errand errand) {}

    /** What a person is to the record. */
    public enum Kind {
        PROFESSIONAL,
        PATIENT,
        REPRESENTATIVE,
        ANOTHER_PATIENT,
        REPRESENTATIVE_OF_ANOTHER,
        STRUCTURE,
        ENROLMENT
    }

    /**
     * A professional's practice.
     *
     * @param profession TRE_G15
     * @param qualifications specialties (TRE_R01) or pharmacist's section (TRE_G05)
     * @param regulation entitled to medical regulation
     */
    public record Practice(String profession, Set<String> qualifications, boolean regulation) {}

    /** Why somebody comes: {@code normal}, {@code bris_de_glace} or {@code centre_15}, with the reason in words. */
    public record Errand(String purpose, String reason) {}

    /**
     * What binds a professional to the patient.
     *
     * @param lastAccess of one who is authorized
     * @param withdrawn when the authorization ended
     */
    public record Bond(
            Optional<Instant> lastAccess,
            Optional<Instant> withdrawn,
            boolean blocked,
            boolean careTeam,
            boolean medecinTraitant) {

        public static final Bond NONE = new Bond(Optional.empty(), Optional.empty(), false, false, false);
    }

    /**
     * A document.
     *
     * @param type value of its type code
     * @param by names of those who wrote it; empty where somebody wrote it who is not in the scenario
     */
    public record Document(String type, Set<String> by, Visibility visibility, AvailabilityStatus status) {}

    /** What binds this person, under whichever name he comes. */
    public Bond bond(Person person) {
        return bonds.getOrDefault(person.is(), Bond.NONE);
    }

    /** The same facts told in another order. */
    public Situation shuffled(Random chance) {
        return new Situation(
                now, record, shuffled(people, chance), shuffled(bonds, chance), shuffled(documents, chance));
    }

    private static <T> Map<String, T> shuffled(Map<String, T> facts, Random chance) {
        var names = new ArrayList<>(facts.keySet());
        Collections.shuffle(names, chance);
        var told = new LinkedHashMap<String, T>();
        names.forEach(name -> told.put(name, facts.get(name)));
        return told;
    }
}
