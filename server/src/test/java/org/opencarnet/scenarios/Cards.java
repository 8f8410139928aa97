package org.opencarnet.scenarios;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.terminology.CodeSystems;

/** Gives professionals and structures of a scenario VIHF that say of them what software of theirs would, about its patient. */
final class Cards {

    private static final Map<String, TestAuthority.Holder> ISSUED = new ConcurrentHashMap<>();
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String PHARMACIST = "21";

    private final Cast cast;

    Cards(Cast cast) {
        this.cast = cast;
    }

    String security(String name) {
        var person = cast.people().get(name);
        var id = cast.id(name);
        var ofAStructure = person.kind() == Situation.Kind.STRUCTURE;
        var card =
                ISSUED.computeIfAbsent(ofAStructure ? "C=FR,OU=" + id + ",CN=logiciel" : "C=FR,CN=" + id, Cards::issue);
        var written = new Written(card, Instant.now())
                .by(ECDSA, SHA256)
                .subject(id)
                .with("urn:oasis:names:tc:xspa:1.0:subject:subject-id", name)
                .with(
                        "urn:oasis:names:tc:xacml:2.0:resource:resource-id",
                        cast.patient().toCx())
                .with(
                        "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                        Written.code("PurposeOfUse", person.errand().purpose(), CodeSystems.ACCESS_MODE))
                .with("Mode_Acces_Raison", person.errand().reason());
        return (ofAStructure
                        ? written.with("Authentification_Mode", "INDIRECTE").with("Identifiant_Structure", id)
                        : written.with("urn:oasis:names:tc:xacml:2.0:subject:role", roles(person.practice()))
                                .with(
                                        "Acces_Regulation_Medicale",
                                        person.practice().regulation() ? "VRAI" : "FAUX"))
                .security();
    }

    private static TestAuthority.Holder issue(String subject) {
        return RunningCarnet.authority().issue(subject, "EC", 256, Instant.now().minusSeconds(3600));
    }

    private static String roles(Situation.Practice practice) {
        var system =
                practice.profession().equals(PHARMACIST) ? CodeSystems.PHARMACIST_SECTION : CodeSystems.QUALIFICATION;
        return Stream.concat(
                        Stream.of(Written.code("Role", practice.profession(), CodeSystems.PROFESSION)),
                        practice.qualifications().stream().map(code -> Written.code("Role", code, system)))
                .collect(Collectors.joining());
    }
}
