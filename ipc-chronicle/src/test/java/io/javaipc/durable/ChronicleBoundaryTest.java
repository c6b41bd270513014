package io.javaipc.durable;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the package graph of the module: Chronicle is known to one package, and the public one is on top. */
class ChronicleBoundaryTest {
    private static final String ROOT = "io.javaipc.durable";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void onlyTheLogKnowsChronicle() {
        noClasses()
                .that(resideInAnyPackage(ROOT, ROOT + ".gate"))
                .should()
                .dependOnClassesThat(resideInAPackage("net.openhft.."))
                .check(CLASSES);
    }

    @Test
    void theGateStandsAlone() {
        classes()
                .that(resideInAPackage(ROOT + ".gate"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.javaipc.platform", ROOT + ".gate"))
                .check(CLASSES);
    }

    @Test
    void theLogKnowsNothingOfTheQueue() {
        noClasses()
                .that(resideInAPackage(ROOT + ".log"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT, ROOT + ".gate"))
                .check(CLASSES);
    }
}
