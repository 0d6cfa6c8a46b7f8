package dev.hexpay.adapter.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.id.IdKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final byte[] KEY = new byte[32];

    @Test
    void decryption_restores_the_text_and_ciphertexts_differ() {
        AesEncryptor encryptor = new AesEncryptor(KEY);

        String encrypted = encryptor.encrypt("Zürich €");

        assertThat(encryptor.decrypt(encrypted)).isEqualTo("Zürich €");
        assertThat(encryptor.encrypt("Zürich €")).isNotEqualTo(encrypted);
        assertThat(new String(Base64.getDecoder().decode(encrypted), StandardCharsets.UTF_8))
                .doesNotContain("rich");
    }

    @Test
    void decryption_rejects_another_key_and_modified_ciphertext() {
        byte[] other = KEY.clone();
        other[0] = 1;
        byte[] changed = Base64.getDecoder().decode(new AesEncryptor(KEY).encrypt("text"));
        changed[changed.length - 1] ^= 1;

        for (String encrypted : List.of(
                new AesEncryptor(other).encrypt("text"), Base64.getEncoder().encodeToString(changed), "?", "")) {
            assertThatThrownBy(() -> new AesEncryptor(KEY).decrypt(encrypted))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void master_key_derives_a_key_per_purpose() {
        MasterKey key = MasterKey.of(KEY);

        assertThat(key.derive("responses"))
                .hasSize(32)
                .isEqualTo(MasterKey.of(KEY).derive("responses"));
        assertThat(key.derive("pages")).isNotEqualTo(key.derive("responses"));
        assertThatThrownBy(() -> MasterKey.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ids_of_one_millisecond_sort_in_creation_order() {
        UlidIdSource ids = new UlidIdSource();
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        List<String> created = IntStream.range(0, 1_000)
                .mapToObj(i -> ids.next(IdKind.PAYMENT, now))
                .toList();

        assertThat(created).isSorted().doesNotHaveDuplicates().allMatch(IdKind.PAYMENT::matches);
    }
}
