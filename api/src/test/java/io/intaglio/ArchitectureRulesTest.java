package io.intaglio;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;

/** Who may know whom in the api: a package knows the floors below its own, and none above. */
@AnalyzeClasses(packages = "io.intaglio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {

    /** The root, the way in, lies above all of them. */
    private static final List<String> FLOORS = List.of(
            "config",
            "text",
            "file",
            "image",
            "itg",
            "network",
            "data",
            "metric",
            "evaluation",
            "train",
            "model",
            "task",
            "spi",
            "plate",
            "diagnosis",
            "internal.data",
            "internal.memory",
            "internal.plugins",
            "internal.running",
            "internal.evaluation",
            "internal.training");

    @ArchTest
    static void packagesKnowOnlyFloorsBelow(JavaClasses api) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            String own = "io.intaglio." + FLOORS.get(floor) + "..";
            String[] allowed = new String[floor + 1];
            for (int below = 0; below <= floor; below++) {
                allowed[below] = "io.intaglio." + FLOORS.get(below) + "..";
            }
            classes()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                            .or(describe(
                                    "are none of Intaglio's",
                                    type -> !type.getPackageName().startsWith("io.intaglio"))))
                    .allowEmptyShould(true)
                    .check(api);
        }
    }

    @ArchTest
    static void bulkRunsLieAboveTheRoot(JavaClasses api) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.intaglio.bulk")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.intaglio.bulk")
                .check(api);
    }

    @ArchTest
    static void everyPackageHasAFloor(JavaClasses api) {
        String[] known = FLOORS.stream().map(floor -> "io.intaglio." + floor).toArray(String[]::new);
        classes()
                .that()
                .resideOutsideOfPackages("io.intaglio", "io.intaglio.bulk")
                .should()
                .resideInAnyPackage(known)
                .check(api);
    }

    @ArchTest
    static void noPackageCycles(JavaClasses api) {
        slices().matching("io.intaglio.(*)..").should().beFreeOfCycles().check(api);
    }

    @ArchTest
    static void theJdkAlone(JavaClasses api) {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.intaglio..",
                                "java..",
                                "javax..",
                                "org.jspecify.annotations..",
                                "org.w3c.dom..",
                                "com.sun.management..")
                        .or(describe("are primitives", JavaClass::isPrimitive))
                        .or(describe("are arrays", JavaClass::isArray)))
                .check(api);
    }

    @ArchTest
    static void noUtilities(JavaClasses api) {
        noClasses().should().haveSimpleNameContaining("Util").check(api);
    }

    @ArchTest
    static void noArraysInRecords(JavaClasses api) {
        fields().that()
                .areDeclaredInClassesThat()
                .areRecords()
                .and()
                .doNotHaveModifier(JavaModifier.STATIC)
                .should()
                .notHaveRawType(describe("arrays", JavaClass::isArray))
                .check(api);
    }

    @ArchTest
    static void nobodyPrintsOrExits(JavaClasses api) {
        noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(api);
    }
}
