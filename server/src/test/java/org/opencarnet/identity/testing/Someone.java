package org.opencarnet.identity.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.record.Ins;

/** Claims of people and systems as an identity provider words them. */
public final class Someone {

    private final Map<String, Object> claims = new HashMap<>();
    private final Map<String, Object> iua = new HashMap<>();

    private Someone(String kind, String id, String name) {
        claims.put("carnet_kind", kind);
        claims.put("sub", id);
        claims.put("name", name);
    }

    /** A professional with a PS_IdNat and a TRE_G15 code, practising nowhere in particular. */
    public static Someone professional(String id, String name, String profession) {
        return new Someone("professional", "f:550dc1c8:" + id, name)
                .with("SubjectNameID", id)
                .with("SubjectRole", List.of(profession + "^1.2.250.1.213.1.1.5.5"))
                .with("Acces_Regulation_Medicale", "FAUX");
    }

    public static Someone patient(Ins ins, String name) {
        return new Someone("patient", ins.matricule(), name).with("ins", ins(ins));
    }

    public static Someone representative(String id, String name, Ins represented) {
        return new Someone("representative", id, name).with("ins", ins(represented));
    }

    public static Someone structure(String id, String name) {
        return new Someone("structure", id, name)
                .with("SubjectOrganizationID", id)
                .with("SubjectOrganization", name);
    }

    public static Someone enrolment() {
        return new Someone("enrolment", "SNR-ENROLEMENT", "Service d'enrôlement");
    }

    public Someone with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public Someone without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Someone withIua(String claim, Object value) {
        iua.put(claim, value);
        return this;
    }

    /** Comes for this purpose (TRE_R248). */
    public Someone purpose(String code, String reason) {
        return withIua("purpose_of_use", List.of(coding("1.2.250.1.213.1.1.4.248", code)))
                .with("Mode_Acces_Raison", reason);
    }

    /** A coding as IUA has it. */
    public static Map<String, Object> coding(String oid, String code) {
        return Map.of("system", "urn:oid:" + oid, "code", code);
    }

    public Map<String, Object> claims() {
        var all = new HashMap<>(claims);
        all.putIfAbsent("extensions", Map.of("ihe_iua", iua));
        return all;
    }

    /** A token of the shared issuer. */
    public String token() {
        return Issuer.shared().token(claims());
    }

    private static Map<String, String> ins(Ins ins) {
        return Map.of("system", "urn:oid:" + ins.authority().oid(), "value", ins.matricule());
    }
}
