package dev.hexpay.bootstrap;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code hexpay}, in a folder with a jar, with a Java that prints how it is called. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "VERSION" 2025-04-15' >&2; exit; fi
            for argument in "$@"; do echo "$argument"; done
            env | grep '^HEXPAY_' | sort
            """;

    @TempDir
    private Path root;

    private String java = JAVA;
    private String javaVersion = "17.0.15";
    private String command = "serve";
    private int exitCode;
    private boolean hasJar = true;

    @Test
    void launcher_ends_a_process_without_memory_and_limits_its_heap() throws Exception {
        assertThat(launch(Map.of()))
                .containsExactly(
                        "-Xms64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxRAMPercentage=50",
                        "-jar",
                        root.toRealPath().resolve("bootstrap/target/hexpay.jar").toString(),
                        "serve");
    }

    @Test
    void options_of_the_operator_come_last_and_are_no_setting_of_the_server() throws Exception {
        assertThat(launch(Map.of("HEXPAY_JAVA_OPTS", "-Xmx512m -Da=b", "HEXPAY_PORT", "9000")))
                .startsWith(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxRAMPercentage=50",
                        "-Xmx512m",
                        "-Da=b",
                        "-jar")
                .endsWith("serve", "HEXPAY_PORT=9000");
    }

    @Test
    void collector_of_the_operator_replaces_that_of_the_launcher() throws Exception {
        assertThat(launch(Map.of("HEXPAY_JAVA_OPTS", "-XX:+UseG1GC")))
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.15, hexpay-java17.jsa, -XX:SharedArchiveFile=",
        "25.0.3, hexpay-java25.aot, -XX:AOTCache=",
    })
    void archive_of_classes_is_used_if_this_java_has_one(String version, String archive, String option)
            throws Exception {
        javaVersion = version;
        Path target = Files.createDirectories(root.resolve("bootstrap/target")).toRealPath();
        Files.createFile(target.resolve("hexpay-java21.jsa"));

        assertThat(launch(Map.of())).doesNotContainSubsequence("-Xlog:cds*=off");

        Files.createFile(target.resolve(archive));
        assertThat(launch(Map.of())).containsSubsequence(option + target.resolve(archive), "-XX:MaxRAMPercentage=50");
        assertThat(launch(Map.of("HEXPAY_JAVA_OPTS", "-Xshare:off"))).doesNotContain(option + target.resolve(archive));
    }

    @Test
    void archive_of_classes_is_in_place_when_it_is_complete() throws Exception {
        Path target = Files.createDirectories(root.resolve("bootstrap/target"));
        command = "archive-classes";
        exitCode = 1;
        assertThat(launch(Map.of("JAVA_TOOL_OPTIONS", "-Dport=1")))
                .contains("hexpay: " + root.resolve("jdk/bin/java") + " made no archive of classes");
        java = JAVA + "echo part >\"${2#*=}\"; exit 1\n";
        launch(Map.of());
        assertThat(target).isDirectoryNotContaining("glob:**hexpay-java*");

        exitCode = 0;
        java = JAVA + "[ -z \"$JAVA_TOOL_OPTIONS\" ] && echo archive >\"${2#*=}\"\n";
        launch(Map.of("JAVA_TOOL_OPTIONS", "-Dport=1"));

        assertThat(target.resolve("hexpay-java17.jsa")).hasContent("archive");
        assertThat(target).isDirectoryNotContaining("glob:**.jsa.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "17", "21.0.1", "25-ea"})
    void supported_java_is_accepted(String version) throws Exception {
        javaVersion = version;

        assertThat(launch(Map.of())).endsWith("serve");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_412, 8", "11.0.2, 11", "16, 16"})
    void old_java_is_an_error_that_says_what_to_do(String version, String shown) throws Exception {
        javaVersion = version;
        exitCode = 1;

        assertThat(launch(Map.of()))
                .containsExactly("hexpay: " + root.resolve("jdk/bin/java") + " is Java " + shown
                        + ": install a JDK, version 17 or newer, or set JAVA_HOME to one");
    }

    @Test
    void missing_java_is_an_error_that_says_what_to_do() throws Exception {
        exitCode = 1;

        assertThat(launch(Map.of("JAVA_HOME", "/none")))
                .containsExactly("hexpay: /none/bin/java is missing: install a JDK, version 17 or newer,"
                        + " or set JAVA_HOME to one");
    }

    @Test
    void missing_maven_is_an_error_when_a_build_is_needed() throws Exception {
        exitCode = 1;
        Path tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : List.of("dirname", "find", "sed", "head", "flock", "mkdir", "touch")) {
            Path installed = Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            writeProgram(tools.resolve(tool), "#!/bin/sh\nexec " + installed + " \"$@\"\n");
        }
        Files.createFile(root.resolve("pom.xml"));
        hasJar = false;

        assertThat(launch(Map.of("PATH", tools.toString())))
                .containsExactly("hexpay: mvn is missing: install Apache Maven, with which Hexpay is built");
    }

    private List<String> launch(Map<String, String> environment) throws IOException, InterruptedException {
        Path script = Files.copy(Path.of("..", "hexpay"), root.resolve("hexpay"), REPLACE_EXISTING);
        Path shared = Files.createDirectories(root.resolve("bootstrap/src/main/dist/bin"));
        Files.copy(Path.of("src/main/dist/bin/launch.sh"), shared.resolve("launch.sh"), REPLACE_EXISTING);
        if (hasJar) {
            Files.createDirectories(root.resolve("bootstrap/target"));
            Files.writeString(root.resolve("bootstrap/target/hexpay.jar"), "");
        }
        writeProgram(
                Files.createDirectories(root.resolve("jdk/bin")).resolve("java"), java.replace("VERSION", javaVersion));
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString(), command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HEXPAY_") || name.equals("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output.lines().toList();
    }

    private static void writeProgram(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
