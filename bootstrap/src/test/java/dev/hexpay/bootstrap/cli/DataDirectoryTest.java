package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final String VARIABLE = "HEXPAY_DATA_DIR";

    @TempDir
    private Path root;

    @Test
    void default_is_in_the_project_wherever_the_command_is_called() {
        Path jar = root.resolve("project/bootstrap/target/hexpay.jar");

        assertThat(DataDirectory.addTo(Map.of(), jar, root))
                .containsEntry(VARIABLE, root.resolve("project/data").toString());
        assertThat(DataDirectory.addTo(Map.of(VARIABLE, " "), jar, root.resolve("project")))
                .containsEntry(VARIABLE, root.resolve("project/data").toString());
    }

    @Test
    void default_of_a_jar_outside_of_a_project_is_beside_it() {
        assertThat(DataDirectory.addTo(Map.of(), root.resolve("opt/hexpay.jar"), root))
                .containsEntry(VARIABLE, root.resolve("opt/data").toString());
    }

    @Test
    void given_directory_is_used() {
        Map<String, String> environment = Map.of(VARIABLE, "files");

        assertThat(DataDirectory.addTo(environment, root.resolve("opt/hexpay.jar"), root))
                .isEqualTo(environment);
    }

    @Test
    void data_of_the_working_directory_is_not_passed_over_in_silence() throws IOException {
        Path jar = root.resolve("opt/hexpay.jar");
        Files.createDirectory(root.resolve("data"));
        Files.createFile(root.resolve("data/hexpay.mv.db"));

        assertThatThrownBy(() -> DataDirectory.addTo(Map.of(), jar, root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HEXPAY_DATA_DIR is not set")
                .hasMessageContaining(root.resolve("data").toString());

        Files.createDirectories(root.resolve("opt/data"));
        Files.createFile(root.resolve("opt/data/master.key"));
        assertThat(DataDirectory.addTo(Map.of(), jar, root))
                .containsEntry(VARIABLE, root.resolve("opt/data").toString());
    }
}
