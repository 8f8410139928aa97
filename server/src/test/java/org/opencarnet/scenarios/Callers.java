package org.opencarnet.scenarios;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.sharing.Caller;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** The people and the policy of a scenario in the words of {@code access}, as a credential and the configuration would give them. */
final class Callers {

    private Callers() {}

    static Caller caller(Cast cast, String name) {
        return new Caller(
                requester(cast, name),
                purpose(cast.people().get(name)),
                new Caller.Origin("scenario", "127.0.0.1", name));
    }

    static Requester requester(Cast cast, String name) {
        var id = cast.id(name);
        var person = cast.people().get(name);
        return switch (person.kind()) {
            case PATIENT -> new Requester.Patient(cast.patient(), name);
            case ANOTHER_PATIENT -> new Requester.Patient(cast.anotherPatient(), name);
            case REPRESENTATIVE -> new Requester.Representative(id, name, cast.patient());
            case REPRESENTATIVE_OF_ANOTHER -> new Requester.Representative(id, name, cast.anotherPatient());
            case STRUCTURE -> new Requester.Structure(id, name);
            case ENROLMENT -> new Requester.Enrolment(id, name);
            case PROFESSIONAL -> professional(id, name, person.practice());
        };
    }

    private static Requester professional(String id, String name, Situation.Practice practice) {
        var profession = new Code(CodeSystems.PROFESSION, practice.profession());
        return new Requester.Professional(
                id,
                name,
                practice.profession(),
                MatrixColumn.of(profession, practice.qualifications()),
                Optional.empty(),
                practice.regulation());
    }

    static Purpose purpose(Situation.Person person) {
        var errand = person.errand();
        return Arrays.stream(Purpose.Mode.values())
                .filter(mode -> mode.code().equals(errand.purpose()))
                .map(mode -> new Purpose(mode, errand.reason()))
                .findFirst()
                .orElseThrow();
    }

    static Access law(Map<String, Boolean> said) {
        var unlessSaid = Policy.DEFAULT;
        var policy = new Policy(
                said.getOrDefault("emergency-passes-block", unlessSaid.emergencyPassesBlock()),
                said.getOrDefault("centre-15-passes-block", unlessSaid.regulationPassesBlock()),
                said.getOrDefault("care-team-presumes-consent", unlessSaid.careTeamPresumesConsent()),
                said.getOrDefault("hide-from-patient-later", unlessSaid.hideFromPatientLater()),
                unlessSaid.maskedAndInvisible(),
                said.getOrDefault("consent-each-time", unlessSaid.consentEachTime()),
                said.getOrDefault("structures-declare-teams", unlessSaid.structuresDeclareTeams()),
                unlessSaid.hidesSecretConnections());
        var matrix = HabilitationMatrix.published();
        return new Access(policy, said.getOrDefault("matrix.assumed-rows", false) ? matrix.withAssumedRows() : matrix);
    }
}
