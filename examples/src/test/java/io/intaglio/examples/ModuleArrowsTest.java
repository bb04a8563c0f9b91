package io.intaglio.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.intaglio.djl.DjlModule;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may know whom among the modules; here, because this module alone has all of them on its class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reading all classes takes a while
class ModuleArrowsTest {

    private static final List<String> TASKS = List.of("io.intaglio.tasks..", "io.intaglio.sources..");
    private static final List<String> ENGINE = List.of("io.intaglio.djl..");
    private static final List<String> PLUGINS = List.of("io.intaglio.plugin..");
    private static final List<String> CLI = List.of("io.intaglio.cli..");
    private static final List<String> TESTKIT = List.of("io.intaglio.testkit..");
    private static final List<String> EXAMPLES = List.of("io.intaglio.examples..");

    private static final DescribedPredicate<JavaClass> API = describe(
            "of the api",
            type -> type.getPackageName().startsWith("io.intaglio")
                    && Stream.of(TASKS, ENGINE, PLUGINS, CLI, TESTKIT, EXAMPLES)
                            .flatMap(List::stream)
                            .map(name -> name.substring(0, name.length() - 2))
                            .noneMatch(type.getPackageName()::startsWith));
    private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage(
                    "java..", "javax.imageio..", "javax.management..", "jdk.jfr..", "org.jspecify.annotations..")
            .or(describe("primitives", type -> type.isPrimitive()))
            .or(describe("arrays", type -> type.isArray()));

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.intaglio");

    @Test
    void everyModuleIsLookedAt() {
        for (String name : List.of("spi", "tasks", "sources", "djl", "plugin.sparse", "cli", "testkit", "examples")) {
            assertThat(all.containPackage("io.intaglio." + name)).as(name).isTrue();
        }
    }

    @Test
    void theApiKnowsNobody() {
        noClasses()
                .that(API)
                .should()
                .dependOnClassesThat(describe(
                        "of other modules", type -> type.getPackageName().startsWith("io.intaglio") && !API.test(type)))
                .check(all);
    }

    @Test
    void onlyTheApiKnowsItsInternalPackages() {
        noClasses()
                .that(DescribedPredicate.not(API))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.intaglio.internal.."))
                .check(all);
    }

    @Test
    void tasksKnowTheApi() {
        only(TASKS, API);
    }

    @Test
    void pluginsKnowTheApi() {
        only(PLUGINS, API);
    }

    @Test
    void builtInArchitecturesComeInByAStrangersDoor() {
        only(List.of("io.intaglio.djl.architecture.."), API);
    }

    @Test
    void theEngineKnowsTheApiAndItsLibraries() {
        only(ENGINE, API.or(resideInAnyPackage("ai.djl..", "com.google.inject..", "org.slf4j..", "com.sun.jna..")));
    }

    @Test
    void theCommandLineKnowsTheApiAndItsLibraries() {
        only(CLI, API.or(resideInAnyPackage("picocli..", "com.google.inject..", "me.tongfei.progressbar..")));
    }

    @Test
    void theTestkitKnowsTheApiAndTestLibraries() {
        only(TESTKIT, API.or(resideInAnyPackage("org.junit.jupiter.api..", "org.assertj.core..")));
    }

    @Test
    void examplesKnowTheApiAndOfTheEngineItsGuiceModuleAlone() {
        only(
                EXAMPLES,
                API.or(resideInAnyPackage("com.google.inject..", "com.sun.net.httpserver.."))
                        .or(describe("DjlModule", type -> type.isEquivalentTo(DjlModule.class))));
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("io.intaglio.(**)").should().beFreeOfCycles().check(all);
    }

    /**
     * Java may change what these draw from a seed, and did. {@code Weights} takes uniform numbers alone, which are
     * specified.
     */
    @Test
    void whatIsDrawnComesFromTheProjectsOwnGenerator() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.intaglio.network.Weights")
                .should()
                .dependOnClassesThat(describe(
                        "of Java's generators that take a seed",
                        type -> type.isAssignableTo(Random.class) && !type.isEquivalentTo(ThreadLocalRandom.class)
                                || type.isEquivalentTo(SplittableRandom.class)))
                .check(all);
    }

    private void only(List<String> own, DescribedPredicate<JavaClass> others) {
        String[] packages = own.toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages).or(others).or(JDK))
                .check(all);
    }
}
