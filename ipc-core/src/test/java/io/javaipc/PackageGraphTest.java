package io.javaipc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the package graph of the design: packages depend downwards only, and on what the table says. */
class PackageGraphTest {
    private static final String ROOT = "io.javaipc";

    /** What each package may use of ours. A new package is entered here and in docs/design/0001-packages.md. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("platform.java", Set.of("platform")),
            Map.entry("files", Set.of()),
            Map.entry("socket", Set.of("platform", "files")),
            Map.entry("serialization", Set.of()),
            Map.entry("codec", Set.of("serialization")),
            Map.entry("memory", Set.of("platform", "files")),
            Map.entry("signal", Set.of("platform")),
            Map.entry("channel", Set.of("platform", "files", "serialization", "codec", "socket")),
            Map.entry("procfs", Set.of("platform")),
            Map.entry("shared", Set.of("platform", "codec")),
            Map.entry("local.segment", Set.of("platform", "files", "memory", "shared")),
            Map.entry("local.value", Set.of("memory", "shared", "local.segment")),
            Map.entry("local.sync", Set.of("platform", "memory", "shared", "local.segment")),
            Map.entry("local.queue", Set.of("codec", "memory", "shared", "local.segment", "local.sync")),
            Map.entry(
                    "local.broadcast",
                    Set.of("codec", "memory", "shared", "local.segment", "local.sync", "local.queue")),
            Map.entry(
                    "local.space",
                    Set.of(
                            "platform",
                            "codec",
                            "files",
                            "memory",
                            "shared",
                            "local.segment",
                            "local.value",
                            "local.sync",
                            "local.queue",
                            "local.broadcast")),
            Map.entry("tool", Set.of("platform", "memory", "shared")),
            Map.entry("worker", Set.of("platform", "serialization", "socket")),
            Map.entry("process", Set.of("platform", "serialization", "signal", "channel", "procfs", "worker")),
            Map.entry("server", Set.of("platform", "process"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = CLASSES.stream()
                .map(type -> type.getPackage())
                .map(JavaPackage::getName)
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(MAY_USE.keySet(), packages);
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        MAY_USE.forEach((name, allowed) -> {
            String self = ROOT + "." + name;
            List<String> permitted = new ArrayList<>(List.of(self));
            allowed.forEach(used -> permitted.add(ROOT + "." + used));
            classes()
                    .that(resideInAPackage(self))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(permitted.toArray(String[]::new))
                            .or(resideInAnyPackage("java..", "javax.crypto..", "org.slf4j..")))
                    .check(CLASSES);
        });
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingReachesIntoTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("sun..", "jdk.."))
                .check(CLASSES);
    }
}
