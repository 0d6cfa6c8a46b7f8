package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes and their sources below one root package, laid out like the product: the product itself, or a mirror of it.
 *
 * @param root the root package
 * @param classes all classes below it, nested ones included
 * @param sources the sources of those that people wrote
 */
record Codebase(String root, JavaClasses classes, List<SourceFile> sources) {
    private static final String TESTS_OF_BOOTSTRAP = "bootstrap/src/test/java";

    /** What is delivered: the main classes of every module. */
    static Codebase product() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.hexpay");
        List<Path> files = Arrays.stream(Module.values())
                .flatMap(module -> javaFiles(home().resolve(module.directory()).resolve("src/main/java")))
                .toList();
        return new Codebase("dev.hexpay", classes, SourceFile.parse(files));
    }

    /** A mirror of the product among the tests. */
    static Codebase mirror(String root) {
        Path directory = home().resolve(TESTS_OF_BOOTSTRAP).resolve(root.replace('.', '/'));
        return new Codebase(
                root,
                new ClassFileImporter().importPackages(root),
                SourceFile.parse(javaFiles(directory).toList()));
    }

    /** The same codebase with more sources, which have no classes. */
    Codebase with(List<SourceFile> more) {
        List<SourceFile> all = new ArrayList<>(sources);
        all.addAll(more);
        return new Codebase(root, classes, all);
    }

    /** The directory that all modules lie in. */
    static Path home() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(Module.DOMAIN.directory()))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** The classes in and below a package, package infos aside; a rule about a package that has none cannot hold. */
    List<JavaClass> in(String packageName) {
        List<JavaClass> found = classes.stream()
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .filter(each -> Packages.isWithin(each.getPackageName(), root + "." + packageName))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("a rule speaks of " + root + "." + packageName + ", where nothing is");
        }
        return found;
    }

    /** The classes that know no technology at all: domain and application. */
    List<JavaClass> core() {
        return Stream.of(Module.DOMAIN, Module.APPLICATION)
                .flatMap(module -> in(module.packageName()).stream())
                .toList();
    }

    /** The classes of every module. */
    List<JavaClass> all() {
        return Arrays.stream(Module.values())
                .flatMap(module -> in(module.packageName()).stream())
                .toList();
    }

    /** The classes that people wrote; templates become classes that nobody reads. */
    List<JavaClass> written() {
        Set<String> types = sources.stream().map(SourceFile::type).collect(Collectors.toSet());
        return all().stream()
                .filter(type -> types.contains(Violation.outermost(type)))
                .toList();
    }

    /** The module that a class of ours belongs to; empty for what is not ours. */
    Optional<Module> moduleOf(JavaClass type) {
        return belowRoot(type).flatMap(Module::ofPackage);
    }

    /** Whether the class lies below the root. */
    boolean isOurs(JavaClass type) {
        return belowRoot(type).isPresent();
    }

    /** The full name of a class that a rule speaks of. */
    String nameOf(String nameBelowRoot) {
        return root + "." + nameBelowRoot;
    }

    private Optional<String> belowRoot(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? Optional.of(name.substring(root.length() + 1)) : Optional.empty();
    }

    private static Stream<Path> javaFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
