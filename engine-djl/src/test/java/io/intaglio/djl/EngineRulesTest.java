package io.intaglio.djl;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** Who may know whom in the engine. */
@AnalyzeClasses(packages = "io.intaglio.djl", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRulesTest {

    @ArchTest
    static void theBuiltInArchitecturesComeInByTheDoorOfStrangers(JavaClasses engine) {
        classes()
                .that()
                .resideInAPackage("io.intaglio.djl.architecture")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.intaglio..", "java..", "org.jspecify.annotations..")
                        .and(not(resideInAnyPackage(
                                "io.intaglio.djl", "io.intaglio.djl.compile..", "io.intaglio.djl.train..")))
                        .and(not(resideInAnyPackage("io.intaglio.djl.spi..")))
                        .or(describe("are primitives", JavaClass::isPrimitive)))
                .check(engine);
    }

    @ArchTest
    static void theDoorsAreFew(JavaClasses engine) {
        classes()
                .that()
                .resideInAPackage("io.intaglio.djl")
                .and()
                .arePublic()
                .should()
                .haveFullyQualifiedName("io.intaglio.djl.DjlEngineProvider")
                .orShould()
                .haveFullyQualifiedName("io.intaglio.djl.DjlModule")
                .check(engine);
    }

    @ArchTest
    static void compilingKnowsNothingOfTraining(JavaClasses engine) {
        noClasses()
                .that()
                .resideInAPackage("io.intaglio.djl.compile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.intaglio.djl.train..", "io.intaglio.djl.architecture..", "io.intaglio.train..")
                .check(engine);
    }

    @ArchTest
    static void noPackageCycles(JavaClasses engine) {
        slices().matching("io.intaglio.(djl..)").should().beFreeOfCycles().check(engine);
    }

    /** It gives the array another tensor's numbers by exchanging the tensor: views of the old one never hear of it. */
    @ArchTest
    static void arraysAreNotCopiedByExchangingThem(JavaClasses engine) {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "an NDArray is copied by copyTo",
                        (JavaMethodCall call) -> call.getTargetOwner().isAssignableTo(NDArray.class)
                                && call.getName().equals("copyTo")))
                .check(engine);
    }

    /** Optimizers and the moving average take no gradients of what they do. */
    @ArchTest
    static void numbersMeetArraysByScalarsAlone(JavaClasses engine) {
        noClasses()
                .that()
                .doNotHaveSimpleName("Adam")
                .and()
                .doNotHaveSimpleName("Muon")
                .and()
                .doNotHaveSimpleName("Parameters")
                .and()
                .doNotHaveSimpleName("Subnormals")
                .should()
                .callMethodWhere(describe(
                        "an NDArray is given a bare number",
                        (JavaMethodCall call) -> call.getTargetOwner().isAssignableTo(NDArray.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(Number.class))
                                && !call.getName().equals("clip")))
                .check(engine);
    }

    @ArchTest
    static void nothingIsCalledUtil(JavaClasses engine) {
        noClasses().should().haveSimpleNameContaining("Util").check(engine);
    }
}
