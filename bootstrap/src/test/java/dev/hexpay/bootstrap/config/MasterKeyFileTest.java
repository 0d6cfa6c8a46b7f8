package dev.hexpay.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {
    @TempDir
    private Path dataDir;

    private Configuration configuration(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
        return ConfigurationReader.read(settings);
    }

    private MasterKeys keys() {
        return MasterKeyFile.keysOf(configuration(Map.of()), List::of);
    }

    @Test
    void master_key_is_created_once_owner_only_and_derives_a_key_per_purpose() throws IOException {
        byte[] derived = keys().current().derive("encryption");

        assertThat(keys().current().derive("encryption")).isEqualTo(derived);
        assertThat(keys().current().derive("pages")).isNotEqualTo(derived);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(dataDir.toFile().list()).containsExactly("master.key");
    }

    @Test
    void missing_key_of_a_database_is_not_replaced() {
        assertThatThrownBy(() -> MasterKeyFile.keysOf(configuration(Map.of()), () -> List.of("0123456789ab")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("master.key is missing", "0123456789ab");
        assertThat(dataDir).isEmptyDirectory();
    }

    @Test
    void rotation_puts_a_new_key_before_the_earlier_ones() throws IOException {
        String first = keys().current().id();

        MasterKeys rotated = MasterKeyFile.rotate(configuration(Map.of()));

        assertThat(rotated.all()).hasSize(2);
        assertThat(rotated.all().get(1).id()).isEqualTo(first);
        assertThat(rotated.current().id()).isNotEqualTo(first);
        assertThat(keys()).hasToString(rotated.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(dataDir.toFile().list()).containsExactlyInAnyOrder("master.key", "master.lock");
    }

    @Test
    void concurrent_rotations_keep_all_keys() throws Exception {
        String first = keys().current().id();
        int rotations = 20;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<MasterKeys>> results = new ArrayList<>();
        for (int i = 0; i < rotations; i++) {
            results.add(threads.submit(() -> MasterKeyFile.rotate(configuration(Map.of()))));
        }
        List<String> added = new ArrayList<>();
        for (Future<MasterKeys> each : results) {
            added.add(each.get(60, TimeUnit.SECONDS).current().id());
        }
        threads.shutdown();

        assertThat(keys().all())
                .hasSize(rotations + 1)
                .extracting(MasterKey::id)
                .contains(first)
                .containsAll(added);
    }

    @Test
    void only_keys_in_a_file_are_rotated() {
        assertThatThrownBy(() -> MasterKeyFile.rotate(configuration(Map.of())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("master.key to rotate");
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThatThrownBy(() -> MasterKeyFile.rotate(configuration(Map.of("HEXPAY_MASTER_KEY", key))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("put a new key and a comma before it");
    }

    @Test
    void damaged_master_key_stops_the_start() throws IOException {
        Files.writeString(dataDir.resolve("master.key"), "oops");

        assertThatThrownBy(this::keys)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("master.key");
    }
}
