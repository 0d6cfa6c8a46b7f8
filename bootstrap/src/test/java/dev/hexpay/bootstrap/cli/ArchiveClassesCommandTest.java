package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveClassesCommandTest {
    @Test
    void server_uses_no_setting_prints_nothing_and_leaves_no_file() throws Exception {
        List<Path> before = directories();

        CommandOutput output = CommandOutput.of(Map.of("HEXPAY_PORT", "no port"), "archive-classes");

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).isEmpty();
        assertThat(directories()).isEqualTo(before);
    }

    private static List<Path> directories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("hexpay-classes"))
                    .sorted()
                    .toList();
        }
    }
}
