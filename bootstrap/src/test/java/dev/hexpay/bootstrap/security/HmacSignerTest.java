package dev.hexpay.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSignerTest {
    private final HmacSigner signer = new HmacSigner(new byte[32]);

    @Test
    void what_was_signed_comes_back_as_it_was() {
        assertThat(signer.verified(signer.sign("inv_1|ä|7"))).contains("inv_1|ä|7");
    }

    @Test
    void a_signature_needs_no_escaping_in_an_address() {
        assertThat(signer.sign("inv_1|?&=/+ ")).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    @Test
    void a_text_under_another_key_or_another_signature_is_not_ours() {
        String signed = signer.sign("inv_1");
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;
        String foreign = new HmacSigner(otherKey).sign("inv_1");
        String swapped = signer.sign("inv_2").split("\\.")[0] + "." + signed.split("\\.")[1];

        assertThat(signer.verified(foreign)).isEmpty();
        assertThat(signer.verified(swapped)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "a.b", "%.%", "aW52XzE.", ".aW52XzE", "aW52XzE.aW52XzE"})
    void what_is_no_signature_at_all_is_not_ours(String text) {
        assertThat(signer.verified(text)).isEmpty();
    }
}
