package dev.hexpay.bootstrap.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The distribution in a directory with spaces, and a machine with little more than Java: neither Maven nor git, no home
 * directory, no variables.
 */
final class UnpackedDistribution {
    static final String VERSION = System.getProperty("hexpay.version");

    /** What the launcher needs besides a shell. */
    private static final List<String> TOOLS = List.of("dirname", "head", "mv", "readlink", "rm", "sed");

    /** A user without a name, as in a container. */
    private static final String USER = "10001";

    private static final Path ARCHIVE = Path.of(System.getProperty("hexpay.distribution"));
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final Path root;
    private final Path parent;
    private final Path tools;

    private UnpackedDistribution(Path root, Path parent, Path tools) {
        this.root = root;
        this.parent = parent;
        this.tools = tools;
    }

    /** Unpacks it below this directory. */
    static UnpackedDistribution in(Path root) throws IOException, InterruptedException {
        return in(root, "opt with spaces");
    }

    /** Unpacks it into a directory with this name. */
    static UnpackedDistribution in(Path root, String directory) throws IOException, InterruptedException {
        // The directories of JUnit are closed to other users.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path parent = Files.createDirectories(root.resolve(directory));
        lines(new ProcessBuilder("tar", "-xzf", ARCHIVE.toString(), "-C", parent.toString()));
        Path tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : TOOLS) {
            Path script = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + installed(tool) + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new UnpackedDistribution(root, parent, tools);
    }

    /** The archive's table of contents, with owners and times. */
    static List<String> contents() throws IOException, InterruptedException {
        ProcessBuilder tar = new ProcessBuilder("tar", "--numeric-owner", "--utc", "-tvzf", ARCHIVE.toString());
        return lines(tar);
    }

    private static Path installed(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    Path file(String name) {
        return parent.resolve("hexpay-" + VERSION).resolve(name);
    }

    /** The text of a file. */
    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** Whether its programs can run as a user who is not root. */
    static boolean hasServiceUser() {
        return !isRoot() || Files.isExecutable(SETPRIV);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Creates a directory that belongs to the user of the service. */
    Path directoryOfService(String name) throws IOException {
        Path directory = Files.createDirectories(root.resolve(name));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        if (isRoot()) {
            Files.setAttribute(directory, "unix:uid", Integer.valueOf(USER));
        }
        return directory;
    }

    /** A program of the distribution, run by the user of the service with these settings only. */
    ProcessBuilder program(Map<String, String> settings, String... command) {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of(SETPRIV.toString(), "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        line.addAll(List.of(command));
        return builder(settings, line);
    }

    /** A program of the distribution, run by its owner. */
    ProcessBuilder programOfOwner(String... command) {
        return builder(Map.of(), List.of(command));
    }

    private ProcessBuilder builder(Map<String, String> settings, List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home")));
        builder.environment().putAll(settings);
        return builder;
    }

    /** What the program prints on standard output, when it succeeds. */
    static List<String> lines(ProcessBuilder program) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("hexpay", ".err");
        try {
            Process process = program.redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(output + Files.readString(errors))
                    .isZero();
            return output.lines().toList();
        } finally {
            Files.delete(errors);
        }
    }
}
