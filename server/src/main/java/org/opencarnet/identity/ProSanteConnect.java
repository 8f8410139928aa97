package org.opencarnet.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.access.Requester;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Terminology;

/**
 * A professional as Pro Santé Connect describes one, in the situation of practice that the token chose: {@code SubjectRole} the
 * profession, {@code SubjectOrganizationID} the structure. Where it chose none and there is but one, that one counts.
 */
final class ProSanteConnect {

    /** PS_IdNat: 8 and an RPPS number, or another kind's digit and its identifier. */
    private static final Pattern PS_ID_NAT = Pattern.compile("8\\d{11}|[013456][0-9A-Za-z/]{8,32}");

    private static final String ROLE = "SubjectRole";
    private static final String EXERCISES = "SubjectRefPro.exercices";

    private final Claims claims;
    private final Claims iua;
    private final List<Claims> exercises;

    private ProSanteConnect(Claims claims) {
        this.claims = claims;
        this.iua = claims.object("extensions").object("ihe_iua");
        this.exercises = claims.object("SubjectRefPro").objects("exercices").toList();
    }

    static Requester professional(Claims claims) {
        return new ProSanteConnect(claims).professional();
    }

    private Requester professional() {
        var id = claims.required("SubjectNameID", PS_ID_NAT);
        iua.text("national_provider_identifier")
                .filter(other -> !other.equals(id))
                .ifPresent(other -> contradict("SubjectNameID, national_provider_identifier"));
        var profession = profession();
        var practised = practised(profession);
        var column = MatrixColumn.of(new Code(CodeSystems.PROFESSION, profession), qualifications(practised));
        return new Requester.Professional(
                id, Identification.name(claims), profession, column, structure(practised), regulates());
    }

    private String profession() {
        var chosen = claims.texts(ROLE).stream().findFirst().map(ProSanteConnect::code);
        var coded = roles(CodeSystems.PROFESSION).findFirst();
        if (chosen.isPresent() && coded.isPresent() && !chosen.equals(coded)) {
            contradict(ROLE + ", subject_role");
        }
        var profession = chosen.or(() -> coded).orElseGet(this::onlyProfession);
        if (Terminology.french()
                .profession(new Code(CodeSystems.PROFESSION, profession))
                .isEmpty()) {
            throw claims.wrong(ROLE);
        }
        return profession;
    }

    private String onlyProfession() {
        var professions = exercises.stream()
                .flatMap(exercise -> exercise.text("codeProfession").stream())
                .collect(Collectors.toSet());
        if (professions.size() > 1) {
            contradict(EXERCISES + ".codeProfession");
        }
        return professions.stream().findFirst().orElseThrow(() -> new FlawedCredential(Flaw.CLAIM_MISSING, ROLE));
    }

    /** What is exercised under this profession, in the structure that was chosen where it is told apart. */
    private List<Claims> practised(String profession) {
        var ofProfession = exercises.stream()
                .filter(exercise -> exercise.text("codeProfession")
                        .filter(profession::equals)
                        .isPresent())
                .toList();
        if (ofProfession.isEmpty() && !exercises.isEmpty()) {
            contradict(ROLE + ", " + EXERCISES + ".codeProfession");
        }
        var here = ofProfession.stream()
                .filter(exercise -> exercise.objects("activities").anyMatch(this::isChosen))
                .toList();
        return here.isEmpty() ? ofProfession : here;
    }

    private Set<String> qualifications(List<Claims> practised) {
        var skills = practised.stream().flatMap(exercise -> exercise.text("codeSavoirFaire").stream());
        var sections =
                activities(practised).stream().flatMap(activity -> activity.text("codeSectionPharmacien").stream());
        var coded = Stream.of(CodeSystems.QUALIFICATION, CodeSystems.PHARMACIST_SECTION)
                .flatMap(this::roles);
        return Stream.of(skills, sections, coded).flatMap(all -> all).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> structure(List<Claims> practised) {
        return chosenStructure().or(() -> {
            var structures = activities(practised).stream()
                    .flatMap(activity -> names(activity).findFirst().stream())
                    .collect(Collectors.toSet());
            return structures.size() == 1 ? structures.stream().findFirst() : Optional.empty();
        });
    }

    private List<Claims> activities(List<Claims> practised) {
        var all = practised.stream()
                .flatMap(exercise -> exercise.objects("activities"))
                .toList();
        var here = all.stream().filter(this::isChosen).toList();
        return here.isEmpty() ? all : here;
    }

    private Optional<String> chosenStructure() {
        return claims.text("SubjectOrganizationID").or(() -> iua.text("subject_organization_id"));
    }

    private boolean isChosen(Claims activity) {
        return chosenStructure()
                .filter(chosen -> names(activity).anyMatch(chosen::equals))
                .isPresent();
    }

    /** The names of a structure, best first; Struct_IdNat is a kind's digit and the number (1 FINESS, 3 SIRET, 2 SIREN). */
    private static Stream<String> names(Claims activity) {
        return Stream.of(
                        activity.text("numeroFinessSite").map("1"::concat),
                        activity.text("numeroSiretSite").map("3"::concat),
                        activity.text("numeroSirenSite").map("2"::concat),
                        activity.text("identifiantTechniqueDeLaStructure"))
                .flatMap(Optional::stream);
    }

    private Stream<String> roles(String system) {
        return iua.objects("subject_role")
                .filter(role -> role.text("system")
                        .flatMap(CodeSystems::oidOf)
                        .filter(system::equals)
                        .isPresent())
                .flatMap(role -> role.text("code").stream());
    }

    private boolean regulates() {
        return claims.text("Acces_Regulation_Medicale")
                .filter("VRAI"::equalsIgnoreCase)
                .isPresent();
    }

    private static String code(String coded) {
        var end = coded.indexOf('^');
        return end < 0 ? coded : coded.substring(0, end);
    }

    private static void contradict(String claimNames) {
        throw new FlawedCredential(Flaw.CONTRADICTION, claimNames);
    }
}
