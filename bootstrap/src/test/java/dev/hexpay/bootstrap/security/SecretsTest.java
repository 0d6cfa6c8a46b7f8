package dev.hexpay.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.config.StartRefused;
import dev.hexpay.domain.id.IdKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final byte[] KEY = new byte[32];

    @Test
    void what_is_sealed_can_be_opened_and_looks_different_each_time() {
        AesSecretBox box = new AesSecretBox(KEY);

        String sealed = box.seal("Zürich €");

        assertThat(box.open(sealed)).isEqualTo("Zürich €");
        assertThat(box.seal("Zürich €")).isNotEqualTo(sealed);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8))
                .doesNotContain("rich");
    }

    @Test
    void what_was_sealed_under_another_key_or_changed_cannot_be_opened() {
        byte[] other = KEY.clone();
        other[0] = 1;
        byte[] changed = Base64.getDecoder().decode(new AesSecretBox(KEY).seal("text"));
        changed[changed.length - 1] ^= 1;

        for (String sealed : List.of(
                new AesSecretBox(other).seal("text"), Base64.getEncoder().encodeToString(changed), "?", "")) {
            assertThatThrownBy(() -> new AesSecretBox(KEY).open(sealed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_master_key_is_made_once_for_its_owner_alone_and_gives_each_purpose_its_own(@TempDir Path dataDir)
            throws IOException {
        Configuration configuration = ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString()));

        byte[] sealing = MasterKey.of(configuration).derive("sealing");

        assertThat(MasterKey.of(configuration).derive("sealing")).isEqualTo(sealing);
        assertThat(MasterKey.of(configuration).derive("pages")).isNotEqualTo(sealing);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(dataDir.toFile().list()).containsExactly("master.key");
    }

    @Test
    void a_damaged_master_key_stops_the_start(@TempDir Path dataDir) throws IOException {
        Files.writeString(dataDir.resolve("master.key"), "oops");

        assertThatThrownBy(() -> MasterKey.of(ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString()))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("master.key");
    }

    @Test
    void ids_of_one_millisecond_sort_in_the_order_they_were_made() {
        UlidIds ids = new UlidIds();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        List<String> made = IntStream.range(0, 1_000)
                .mapToObj(i -> ids.next(IdKind.PAYMENT, now))
                .toList();

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(IdKind.PAYMENT::fits);
    }
}
