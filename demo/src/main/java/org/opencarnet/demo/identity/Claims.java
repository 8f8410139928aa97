package org.opencarnet.demo.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Kind;
import org.opencarnet.demo.people.Name;
import org.opencarnet.terminology.CodeSystems;

/**
 * What a token says of an identity: the claims of Pro Santé Connect, the {@code ihe_iua} extension of IHE IUA, and two of
 * our own for those whom neither knows: {@code carnet_kind} and {@code ins}.
 */
final class Claims {

    private Claims() {}

    /** Every claim but those of the token itself (issuer, audience, times…). */
    static Map<String, Object> of(Identity identity) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("acr", "eidas1");
        claims.put("name", identity.displayName());
        claims.put("preferred_username", identity.id());
        claims.put("Mode_Acces_Raison", identity.circumstances().reason());
        if (identity instanceof Identity.Professional professional) {
            claims.putAll(ProSanteConnect.claims(professional));
            add(claims, Kind.PROFESSIONAL, professional.name());
        } else if (identity instanceof Identity.Patient patient) {
            claims.put("ins", ins(patient.id()));
            add(claims, Kind.PATIENT, patient.name());
        } else if (identity instanceof Identity.Representative representative) {
            claims.put("ins", ins(representative.ins()));
            add(claims, Kind.REPRESENTATIVE, representative.name());
        } else if (identity instanceof Identity.Institution institution) {
            claims.put("carnet_kind", Kind.STRUCTURE.code());
            claims.put("SubjectOrganization", institution.structure().name());
            claims.put("SubjectOrganizationID", institution.structure().id());
            claims.put("Secteur_Activite", ProSanteConnect.sector(institution.structure()));
        } else {
            claims.put("carnet_kind", Kind.ENROLMENT.code());
        }
        claims.put("extensions", Map.of("ihe_iua", iua(identity)));
        return claims;
    }

    /** Pro Santé Connect prefixes the subject of a professional; for everybody else it is the identifier itself. */
    static String subject(Identity identity) {
        return identity instanceof Identity.Professional ? ProSanteConnect.subject(identity.id()) : identity.id();
    }

    private static void add(Map<String, Object> claims, Kind kind, Name name) {
        claims.put("carnet_kind", kind.code());
        claims.put("given_name", name.given());
        claims.put("family_name", name.family());
    }

    private static Map<String, String> ins(String value) {
        return Map.of("system", "urn:oid:" + DemoPatient.INS_AUTHORITY, "value", value);
    }

    private static Map<String, Object> iua(Identity identity) {
        Map<String, Object> iua = new LinkedHashMap<>();
        iua.put("subject_name", identity.displayName());
        iua.put(
                "purpose_of_use",
                List.of(coding(
                        CodeSystems.ACCESS_MODE,
                        identity.circumstances().purpose().code())));
        iua.put("person_id", identity.id());
        if (identity instanceof Identity.Professional professional) {
            iua.put("national_provider_identifier", professional.id());
            iua.put("subject_role", roles(professional.practice()));
            professional.practice().structure().ifPresent(structure -> {
                iua.put("subject_organization", structure.name());
                iua.put("subject_organization_id", structure.id());
            });
        } else if (identity instanceof Identity.Institution institution) {
            iua.put("subject_organization", institution.structure().name());
            iua.put("subject_organization_id", institution.structure().id());
        }
        return iua;
    }

    private static List<Map<String, String>> roles(Identity.Practice practice) {
        List<Map<String, String>> roles = new ArrayList<>();
        roles.add(coding(CodeSystems.PROFESSION, practice.profession()));
        practice.specialty().ifPresent(code -> roles.add(coding(CodeSystems.QUALIFICATION, code)));
        practice.section().ifPresent(code -> roles.add(coding(CodeSystems.PHARMACIST_SECTION, code)));
        return roles;
    }

    private static Map<String, String> coding(String oid, String code) {
        return Map.of("system", "urn:oid:" + oid, "code", code);
    }
}
