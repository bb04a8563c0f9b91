package io.intaglio.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArrowsTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.intaglio.cli");

    @Test
    void the_command_line_knows_the_api_alone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.intaglio.djl..", "io.intaglio.tasks..", "io.intaglio.sources..", "ai.djl..")
                .check(classes);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.intaglio.(**)").should().beFreeOfCycles().check(classes);
    }
}
