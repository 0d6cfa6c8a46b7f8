package dev.hexpay.adapter.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption and signatures while a master key is replaced. */
class MasterKeysTest {
    private static final MasterKey OLD = key(1);
    private static final MasterKey NEW = key(2);

    private static MasterKey key(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        Arrays.fill(key, (byte) fill);
        return MasterKey.of(key);
    }

    private static AesEncryptor encryptor(MasterKey... keys) {
        return new AesEncryptor(MasterKeys.of(keys), "responses");
    }

    private static HmacTokenSigner signer(MasterKey... keys) {
        return new HmacTokenSigner(MasterKeys.of(keys).derive("links"));
    }

    @Test
    void value_of_the_old_key_is_decrypted_and_verified_after_a_rotation() {
        assertThat(encryptor(NEW, OLD).decrypt(encryptor(OLD).encrypt("text"))).isEqualTo("text");
        assertThat(signer(NEW, OLD).verify(signer(OLD).sign("text"))).contains("text");
    }

    @Test
    void servers_before_and_after_the_change_understand_each_other() {
        assertThat(encryptor(OLD, NEW).decrypt(encryptor(NEW, OLD).encrypt("text")))
                .isEqualTo("text");
        assertThat(encryptor(NEW, OLD).decrypt(encryptor(OLD, NEW).encrypt("text")))
                .isEqualTo("text");
        assertThat(signer(OLD, NEW).verify(signer(NEW, OLD).sign("text"))).contains("text");
    }

    @Test
    void first_key_encrypts_and_signs() {
        assertThat(encryptor(NEW).decrypt(encryptor(NEW, OLD).encrypt("text"))).isEqualTo("text");
        assertThat(signer(NEW).verify(signer(NEW, OLD).sign("text"))).contains("text");
        assertThat(signer(OLD).verify(signer(NEW, OLD).sign("text"))).isEmpty();
    }

    @Test
    void value_carries_the_id_of_its_key_as_soon_as_there_are_two() {
        assertThat(encryptor(OLD, NEW).encrypt("text")).startsWith(OLD.id() + ".");
        assertThat(encryptor(NEW, OLD).encrypt("text")).startsWith(NEW.id() + ".");
        // The previous version reads it.
        assertThat(encryptor(OLD).encrypt("text")).matches("[A-Za-z0-9+/=]+");
    }

    @Test
    void id_of_a_value_cannot_be_removed_or_replaced() {
        AesEncryptor encryptor = encryptor(NEW, OLD);
        String encrypted = encryptor.encrypt("text");
        String body = encrypted.substring(encrypted.indexOf('.') + 1);

        for (String changed : new String[] {body, "." + body, OLD.id() + "." + body}) {
            assertThatThrownBy(() -> encryptor.decrypt(changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void id_and_check_value_differ_by_key() {
        assertThat(OLD.id()).matches("[0-9a-f]{12}").isNotEqualTo(NEW.id());
        assertThat(OLD.checkValue()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(NEW.checkValue());
    }

    @Test
    void keys_are_read_from_lines_and_commas() {
        String text = base64(1) + "\n" + base64(2) + " ,\n" + base64(3) + "\n";

        assertThat(MasterKeys.parse(text)).hasToString(OLD.id() + ", " + NEW.id() + ", " + key(3).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "secret", "c2hvcnQ=", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,short"})
    void other_text_is_refused(String text) {
        assertThatThrownBy(() -> MasterKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
