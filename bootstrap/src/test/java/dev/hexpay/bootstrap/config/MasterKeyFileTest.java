package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {
    @Test
    void master_key_is_created_once_owner_only_and_derives_a_key_per_purpose(@TempDir Path dataDir) throws IOException {
        Configuration configuration = ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString()));

        byte[] derived = MasterKeyFile.keyOf(configuration).derive("encryption");

        assertThat(MasterKeyFile.keyOf(configuration).derive("encryption")).isEqualTo(derived);
        assertThat(MasterKeyFile.keyOf(configuration).derive("pages")).isNotEqualTo(derived);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(dataDir.toFile().list()).containsExactly("master.key");
    }

    @Test
    void damaged_master_key_stops_the_start(@TempDir Path dataDir) throws IOException {
        Files.writeString(dataDir.resolve("master.key"), "oops");

        assertThatThrownBy(() ->
                        MasterKeyFile.keyOf(ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString()))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("master.key");
    }
}
