package dev.hexpay.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    @Test
    void a_secret_is_the_prefix_and_the_base64_of_its_bytes() {
        byte[] random = new byte[WebhookSecret.BYTES];
        Arrays.fill(random, (byte) 0xfb);

        WebhookSecret secret = WebhookSecret.of(random);

        assertThat(secret.value()).isEqualTo("whsec_" + "+/v7".repeat(10) + "+/s=");
        assertThat(secret.decoded()).isEqualTo(random);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void secrets_of_24_to_64_bytes_are_accepted(int bytes) {
        assertThat(WebhookSecret.of(new byte[bytes]).decoded()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void shorter_and_longer_secrets_are_refused(int bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.of(new byte[bytes]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-w",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB="
            })
    void other_texts_are_refused_and_not_repeated_in_the_error(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSecret(text))
                .withMessage("not whsec_ and the base64 of 24 to 64 bytes");
    }

    @Test
    void the_text_of_a_secret_is_not_in_its_description() {
        assertThat(WebhookSecret.of(new byte[24])).hasToString("WebhookSecret[…]");
    }
}
