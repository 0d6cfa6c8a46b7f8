package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Encryptor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Encryptor} guarantees. */
public abstract class EncryptorContract {
    private static final String PLAIN = "Zürich €, 🂡";

    /** An encryptor; every call returns an encryptor under the same master key. */
    protected abstract Encryptor encryptor();

    /** An encryptor under another master key. */
    protected abstract Encryptor foreignEncryptor();

    /** An encryptor under the key of {@link #foreignEncryptor}, before which that of {@link #encryptor} was the current one. */
    protected abstract Encryptor rotatedEncryptor();

    @Test
    void a_text_is_decrypted_by_every_encryptor_of_the_key() {
        for (String plain : List.of(PLAIN, "", "\n", "x".repeat(100_000))) {
            assertThat(encryptor().decrypt(encryptor().encrypt(plain))).isEqualTo(plain);
        }
    }

    @Test
    void each_encryption_of_a_text_differs() {
        Encryptor encryptor = encryptor();
        assertThat(IntStream.range(0, 100).mapToObj(i -> encryptor.encrypt(PLAIN)))
                .doesNotHaveDuplicates();
    }

    @Test
    void ciphertext_is_printable_and_does_not_contain_the_text() {
        assertThat(encryptor().encrypt(PLAIN)).matches("[!-~]+").doesNotContain("rich");
    }

    @Test
    void ciphertext_of_another_key_is_rejected() {
        assertRejected(foreignEncryptor().encrypt(PLAIN));
    }

    @Test
    void ciphertext_of_an_earlier_key_is_encrypted_again_under_the_current_one() {
        String earlier = encryptor().encrypt(PLAIN);
        assertThat(rotatedEncryptor().decrypt(earlier)).isEqualTo(PLAIN);

        String again = rotatedEncryptor().reencrypt(earlier);

        assertThat(foreignEncryptor().decrypt(again)).isEqualTo(PLAIN);
        assertRejected(again);
    }

    @Test
    void ciphertext_of_the_current_key_is_not_encrypted_again() {
        for (Encryptor encryptor : List.of(foreignEncryptor(), rotatedEncryptor())) {
            String current = encryptor.encrypt(PLAIN);
            assertThat(rotatedEncryptor().reencrypt(current)).isEqualTo(current);
            assertThat(foreignEncryptor().reencrypt(current)).isEqualTo(current);
        }
    }

    @Test
    void ciphertext_of_another_key_is_not_encrypted_again() {
        String foreign = foreignEncryptor().encrypt(PLAIN);
        for (String text : List.of(foreign, "", PLAIN, "AAAA" + encryptor().encrypt(PLAIN))) {
            assertThatThrownBy(() -> encryptor().reencrypt(text)).as(text).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void changed_ciphertext_is_rejected() {
        String encrypted = encryptor().encrypt(PLAIN);
        // The last characters of base64 may have bits without a meaning.
        for (int i = 0; i < encrypted.length() - 4; i++) {
            assertRejected(Tampering.withOtherCharacterAt(encrypted, i));
        }
    }

    @Test
    void truncated_ciphertext_is_rejected() {
        String encrypted = encryptor().encrypt(PLAIN);
        for (int length = 0; length < encrypted.length() - 4; length++) {
            assertRejected(encrypted.substring(0, length));
        }
    }

    @Test
    void extended_ciphertext_is_rejected() {
        String encrypted = encryptor().encrypt(PLAIN);
        assertRejected(encrypted + "AAAA");
        assertRejected("AAAA" + encrypted);
        assertRejected(encrypted + encrypted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", " ", "text", "ä", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void text_that_was_not_encrypted_is_rejected(String text) {
        assertRejected(text);
    }

    private void assertRejected(String encrypted) {
        assertThatThrownBy(() -> encryptor().decrypt(encrypted))
                .as(encrypted)
                .isInstanceOf(IllegalStateException.class);
    }
}
