package org.opencarnet.demo.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Structure;

/** The claims of a professional as Pro Santé Connect words them; what is not known is an empty text, as there. */
final class ProSanteConnect {

    private static final String REALM = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:";

    private ProSanteConnect() {}

    /** The subject of a professional with that national identifier. */
    static String subject(String nationalId) {
        return REALM + nationalId;
    }

    /** The sector of activity with its code system, or an empty text. */
    static String sector(Structure structure) {
        return structure.sector().isEmpty() ? "" : structure.sector() + "^1.2.250.1.71.4.2.4";
    }

    /** The claims that only professionals have. */
    static Map<String, Object> claims(Identity.Professional professional) {
        Identity.Practice practice = professional.practice();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("SubjectNameID", professional.id());
        claims.put("SubjectRole", List.of(practice.profession() + "^1.2.250.1.213.1.1.5.5"));
        claims.put("SubjectRefPro", reference(professional));
        claims.put(
                "SubjectOrganization", practice.structure().map(Structure::name).orElse(""));
        claims.put(
                "SubjectOrganizationID", practice.structure().map(Structure::id).orElse(""));
        claims.put(
                "Secteur_Activite",
                practice.structure().map(ProSanteConnect::sector).orElse(""));
        claims.put("Acces_Regulation_Medicale", professional.circumstances().regulation() ? "VRAI" : "FAUX");
        claims.put("Palier_Authentification", "APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        claims.put("otherIds", List.of(Map.of("identifiant", professional.id(), "origine", "RPPS", "qualite", 1)));
        claims.put("UITVersion", "1.0");
        claims.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        claims.put("email_verified", false);
        return claims;
    }

    private static Map<String, Object> reference(Identity.Professional professional) {
        Identity.Practice practice = professional.practice();
        Map<String, Object> exercise = new LinkedHashMap<>();
        exercise.put("codeProfession", practice.profession());
        exercise.put("codeCategorieProfessionnelle", practice.category());
        exercise.put("codeCiviliteDexercice", "");
        exercise.put("nomDexercice", professional.name().family());
        exercise.put("prenomDexercice", professional.name().given());
        exercise.put(
                "codeTypeSavoirFaire", practice.specialty().map(code -> "S").orElse(""));
        exercise.put("codeSavoirFaire", practice.specialty().orElse(""));
        exercise.put("activities", List.of(activity(practice)));
        return Map.of("codeCivilite", "", "exercices", List.of(exercise));
    }

    private static Map<String, Object> activity(Identity.Practice practice) {
        Optional<Structure> structure = practice.structure();
        String finess = numberOf(structure, "1");
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("codeModeExercice", practice.mode());
        activity.put("codeSecteurDactivite", structure.map(Structure::sector).orElse(""));
        activity.put("codeSectionPharmacien", practice.section().orElse(""));
        activity.put("codeRole", "");
        activity.put("codeGenreActivite", "GENR01");
        activity.put("numeroSiretSite", numberOf(structure, "3"));
        activity.put("numeroSirenSite", numberOf(structure, "2"));
        activity.put("numeroFinessSite", finess);
        activity.put("numeroFinessetablissementJuridique", finess);
        activity.put(
                "identifiantTechniqueDeLaStructure",
                structure.map(Structure::id).orElse(""));
        activity.put("raisonSocialeSite", structure.map(Structure::name).orElse(""));
        activity.put("enseigneCommercialeSite", "");
        return activity;
    }

    private static String numberOf(Optional<Structure> structure, String kind) {
        return structure
                .map(Structure::id)
                .filter(id -> id.startsWith(kind))
                .map(id -> id.substring(1))
                .orElse("");
    }
}
