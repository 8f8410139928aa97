package org.opencarnet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.Tokenless;
import org.springframework.modulith.core.ApplicationModules;

/** The package table of the README holds in the code. */
class ModularityTest {

    private static final String ROOT = "org.opencarnet";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT)
            .that(not(resideInAnyPackage(ROOT + ".terminology..", ROOT + ".profiles..")));

    @Test
    void noModuleReachesIntoAnotherAndNoneGoInCircles() {
        ApplicationModules.of(ROOT).verify();
    }

    static Stream<String> modules() {
        return PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.length() > ROOT.length())
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void eachPackageUsesOnlyWhatTheTableAllows(String module) {
        assertThat(PackageTable.LAW).containsKey(module);
        var allowed = Stream.concat(PackageTable.LAW.get(module).stream(), Stream.of(module, "terminology"))
                .map(ModularityTest::all)
                .collect(Collectors.toCollection(TreeSet::new));
        if (module.equals("fhir")) {
            allowed.add(all("profiles"));
        }

        classes()
                .that(resideInAPackage(all(module)))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .check(PRODUCT);
    }

    @Test
    void theReadmeTellsTheTableOfTheCode() throws IOException {
        var modules = modules().collect(Collectors.toSet());

        assertThat(PackageTable.inTheReadme())
                .as("README, Packages:%n%s", PackageTable.drawn(modules))
                .isEqualTo(PackageTable.of(modules));
    }

    @Test
    void recordAndAccessArePure() {
        classes()
                .that(resideInAnyPackage(all("record"), all("access")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", all("terminology"), all("record"), all("access")))
                .check(PRODUCT);
    }

    @Test
    void theTrailIsVerifiedWithNothingOfWhatWritesIt() {
        classes()
                .that(resideInAPackage(all("trail.verify")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", all("trail.verify")))
                .check(PRODUCT);
    }

    @Test
    void hapiStaysInTheFhirFaceAndInStorage() {
        staysIn(Set.of("fhir", "storage"), "ca.uhn..", "org.hl7.fhir..");
    }

    @Test
    void soapStaysInTheXdsFace() {
        staysIn(Set.of("xds"), "org.openehealth.ipf..", "org.apache.camel..", "org.apache.cxf..");
    }

    @Test
    void credentialsStayInIdentity() {
        staysIn(
                Set.of("identity"),
                "org.springframework.security..",
                "com.nimbusds..",
                "org.apache.xml.security..",
                "org.opensaml..");
    }

    @Test
    void templatesStayInThePortal() {
        staysIn(Set.of("portal"), "org.thymeleaf..", "org.springframework.ui..");
    }

    private static void staysIn(Set<String> modules, String... packages) {
        noClasses()
                .that(not(resideInAnyPackage(
                        modules.stream().map(ModularityTest::all).toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .check(PRODUCT);
    }

    @Test
    void onlyTheRootHasConditions() {
        noClasses()
                .that(not(resideInAPackage(ROOT)))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.boot.autoconfigure.condition..")
                        .or(JavaClass.Predicates.type(org.springframework.context.annotation.Conditional.class))
                        .or(JavaClass.Predicates.type(org.springframework.context.annotation.Profile.class)))
                .check(PRODUCT);
    }

    /** They come with the demo, in its profile for them. */
    @Test
    void noConformanceToolIsKnownHere() {
        noClasses()
                .should()
                .callConstructor(Requester.Tester.class, String.class, String.class)
                .orShould()
                .implement(Tokenless.class)
                .check(PRODUCT);
    }

    @Test
    void theTimeComesFromTheOneClock() {
        noClasses()
                .that(not(resideInAPackage(ROOT)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .check(PRODUCT);
    }

    @Test
    void namesAreWordsOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)s?")
                .check(PRODUCT);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.isAnnotatedWith(NullMarked.class))
                        .as(one.getName())
                        .isTrue());
    }

    @Test
    void nothingIsInjectedIntoFields() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(PRODUCT);
    }

    private static String all(String module) {
        return ROOT + "." + module + "..";
    }
}
