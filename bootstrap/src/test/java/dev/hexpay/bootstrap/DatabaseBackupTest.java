package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.admin.AdminSocket;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup by a server that may have other directories than the command, as in a container. */
class DatabaseBackupTest {
    @Test
    void file_that_the_caller_cannot_see_is_an_error(@TempDir Path dataDir) throws IOException {
        Configuration configuration = ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString()));
        Path seen = Files.createFile(dataDir.resolve("hexpay-1.zip"));
        Path unseen = dataDir.resolve("hexpay-2.zip");
        try (AdminSocket server = AdminSocket.open(AdminCommands.socket(configuration), request -> "done")) {
            assertThat(server).isNotNull();
            assertThat(DatabaseBackup.request(configuration, seen)).isEqualTo("done");
            assertThatThrownBy(() -> DatabaseBackup.request(configuration, unseen))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(unseen + " where this command cannot see it");
        }
    }
}
