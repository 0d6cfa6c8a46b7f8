package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code hexpay}, in a folder with a jar, with a Java that prints how it is called. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            for argument in "$@"; do echo "$argument"; done
            env | grep '^HEXPAY_' | sort
            """;

    @TempDir
    private Path root;

    @Test
    void launcher_ends_a_process_without_memory_and_limits_its_heap() throws Exception {
        assertThat(launch(Map.of()))
                .containsExactly(
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxRAMPercentage=50",
                        "-jar",
                        root.toRealPath().resolve("bootstrap/target/hexpay.jar").toString(),
                        "serve");
    }

    @Test
    void options_of_the_operator_come_last_and_are_no_setting_of_the_server() throws Exception {
        assertThat(launch(Map.of("HEXPAY_JAVA_OPTS", "-Xmx512m -Da=b", "HEXPAY_PORT", "9000")))
                .startsWith("-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=50", "-Xmx512m", "-Da=b", "-jar")
                .endsWith("serve", "HEXPAY_PORT=9000");
    }

    private List<String> launch(Map<String, String> environment) throws IOException, InterruptedException {
        Path script = Files.copy(Path.of("..", "hexpay"), root.resolve("hexpay"));
        Files.createDirectories(root.resolve("bootstrap/target"));
        Files.createFile(root.resolve("bootstrap/target/hexpay.jar"));
        Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "serve").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HEXPAY_") || name.equals("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
