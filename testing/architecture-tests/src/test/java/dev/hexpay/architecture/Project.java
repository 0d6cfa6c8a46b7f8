package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The project on disk. Its classes are read from the output directories of the modules, so that this module depends on no
 * other one and its tests start as soon as the touched module is compiled.
 *
 * @param root the directory of the root pom
 */
record Project(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final String MAIN = "src/main/java";
    private static final String TEST = "src/test/java";

    /** The project around the working directory, or at the system property {@code hexpay.root}. */
    static Project find() {
        String configured = System.getProperty("hexpay.root");
        Path directory = Path.of(configured == null ? "" : configured).toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(Module.DOMAIN.directory()))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("the working directory is not inside the project");
            }
        }
        return new Project(directory);
    }

    /** The directories of all modules, in the order of the root pom. */
    List<String> directories() {
        return MODULE.matcher(read("pom.xml"))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    /** The modules that contain main code. */
    Set<Module> modules() {
        Set<Module> modules = EnumSet.noneOf(Module.class);
        for (String directory : directories()) {
            if (Files.isDirectory(root.resolve(directory).resolve(MAIN))) {
                modules.add(Module.ofDirectory(directory)
                        .orElseThrow(() -> new IllegalStateException(
                                directory + " is a new module: add it to the enum Module with what it may use")));
            }
        }
        return modules;
    }

    /** The compiled main classes. */
    JavaClasses mainClasses() {
        return new ClassFileImporter().importPaths(outputs(MAIN, "classes"));
    }

    /** The compiled test classes, without the samples of this module. */
    JavaClasses testClasses() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/dev/hexpay/violations/"))
                .importPaths(outputs(TEST, "test-classes"));
    }

    /** The full names of the top-level types that the main sources of a module are named after. */
    Set<String> mainTypes(Module module) {
        Path sources = root.resolve(module.directory()).resolve(MAIN);
        try (Stream<Path> files = Files.walk(sources)) {
            Set<String> types = new TreeSet<>();
            files.map(file -> sources.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .forEach(file -> types.add(
                            file.substring(0, file.length() - ".java".length()).replace('/', '.')));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> outputs(String sources, String output) {
        return directories().stream()
                .map(root::resolve)
                .filter(module -> Files.isDirectory(module.resolve(sources)))
                .map(module -> compiled(module, module.resolve("target").resolve(output)))
                .toList();
    }

    private Path compiled(Path module, Path output) {
        if (!Files.isDirectory(output)) {
            throw new IllegalStateException(root.relativize(module) + " is not compiled (no " + root.relativize(output)
                    + "): run 'mvn test-compile' once");
        }
        return output;
    }
}
