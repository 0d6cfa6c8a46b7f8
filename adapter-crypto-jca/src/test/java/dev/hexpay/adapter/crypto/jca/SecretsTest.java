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
    void every_changed_bit_of_a_ciphertext_is_rejected() {
        AesEncryptor encryptor = new AesEncryptor(MasterKeys.of(MasterKey.of(KEY)), "responses");
        byte[] encrypted = Base64.getDecoder().decode(encryptor.encrypt("text"));
        for (int bit = 0; bit < encrypted.length * Byte.SIZE; bit++) {
            byte[] changed = encrypted.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

            assertThatThrownBy(() -> encryptor.decrypt(Base64.getEncoder().encodeToString(changed)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void ciphertext_bytes_do_not_contain_the_text() {
        String encrypted = new AesEncryptor(MasterKeys.of(MasterKey.of(KEY)), "responses").encrypt("Zürich €");

        assertThat(new String(Base64.getDecoder().decode(encrypted), StandardCharsets.UTF_8))
                .doesNotContain("rich");
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
