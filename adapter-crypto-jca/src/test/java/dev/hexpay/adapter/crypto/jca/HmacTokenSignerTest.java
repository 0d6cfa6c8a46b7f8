package dev.hexpay.adapter.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HmacTokenSignerTest {
    private final HmacTokenSigner signer = new HmacTokenSigner(List.of(new byte[32]));

    @Test
    void token_is_text_and_signature_in_base64url() {
        assertThat(signer.sign("inv_1|?&=/+ ")).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void signature_of_another_text_is_rejected() {
        String swapped = signer.sign("inv_2").split("\\.")[0] + "."
                + signer.sign("inv_1").split("\\.")[1];

        assertThat(signer.verify(swapped)).isEmpty();
    }
}
