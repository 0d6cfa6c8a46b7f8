package dev.hexpay.adapter.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTokenSignerTest {
    private final HmacTokenSigner signer = new HmacTokenSigner(new byte[32]);

    @Test
    void verify_returns_the_signed_text() {
        assertThat(signer.verify(signer.sign("inv_1|ä|7"))).contains("inv_1|ä|7");
    }

    @Test
    void token_is_url_safe() {
        assertThat(signer.sign("inv_1|?&=/+ ")).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    @Test
    void token_with_another_key_or_signature_is_rejected() {
        String signed = signer.sign("inv_1");
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;
        String foreign = new HmacTokenSigner(otherKey).sign("inv_1");
        String swapped = signer.sign("inv_2").split("\\.")[0] + "." + signed.split("\\.")[1];

        assertThat(signer.verify(foreign)).isEmpty();
        assertThat(signer.verify(swapped)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "a.b", "%.%", "aW52XzE.", ".aW52XzE", "aW52XzE.aW52XzE"})
    void malformed_token_is_rejected(String text) {
        assertThat(signer.verify(text)).isEmpty();
    }
}
