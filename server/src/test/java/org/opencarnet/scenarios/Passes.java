package org.opencarnet.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.terminology.CodeSystems;

/** Gives the people of a scenario tokens that say of them what an identity provider would. */
final class Passes {

    private static final String PHARMACIST = "21";

    private final Cast cast;

    Passes(Cast cast) {
        this.cast = cast;
    }

    String token(String name) {
        var errand = cast.people().get(name).errand();
        return someone(name).purpose(errand.purpose(), errand.reason()).token();
    }

    private Someone someone(String name) {
        var person = cast.people().get(name);
        var id = cast.id(name);
        return switch (person.kind()) {
            case PATIENT -> Someone.patient(cast.patient(), name);
            case ANOTHER_PATIENT -> Someone.patient(cast.anotherPatient(), name);
            case REPRESENTATIVE -> Someone.representative(id, name, cast.patient());
            case REPRESENTATIVE_OF_ANOTHER -> Someone.representative(id, name, cast.anotherPatient());
            case STRUCTURE -> Someone.structure(id, name);
            case ENROLMENT -> Someone.enrolment();
            case PROFESSIONAL -> professional(id, name, person.practice());
        };
    }

    private static Someone professional(String id, String name, Situation.Practice practice) {
        var system =
                practice.profession().equals(PHARMACIST) ? CodeSystems.PHARMACIST_SECTION : CodeSystems.QUALIFICATION;
        var roles = Stream.concat(
                        Stream.of(Someone.coding(CodeSystems.PROFESSION, practice.profession())),
                        practice.qualifications().stream().map(code -> Someone.coding(system, code)))
                .toList();
        return Someone.professional(id, name, practice.profession())
                .withIua("subject_role", List.copyOf(roles))
                .with("Acces_Regulation_Medicale", practice.regulation() ? "VRAI" : "FAUX");
    }
}
