package dev.hexpay.adapter.http.paypage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedTextTest {
    private static final byte[] OLD = secret(1);
    private static final byte[] NEW = secret(2);

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    @Test
    void text_of_an_earlier_secret_is_opened() {
        String sealed = new SealedText(List.of(OLD)).seal("form", "text");

        assertThat(new SealedText(List.of(NEW, OLD)).open("form", sealed)).isEqualTo("text");
        assertThat(new SealedText(List.of(NEW)).open("form", sealed)).isNull();
    }

    @Test
    void first_secret_seals() {
        String sealed = new SealedText(List.of(NEW, OLD)).seal("form", "text");

        assertThat(new SealedText(List.of(NEW)).open("form", sealed)).isEqualTo("text");
        assertThat(new SealedText(List.of(OLD)).open("form", sealed)).isNull();
    }

    @Test
    void other_purpose_or_text_is_not_opened() {
        SealedText sealedText = new SealedText(List.of(NEW, OLD));

        assertThat(sealedText.open("transaction", sealedText.seal("form", "text")))
                .isNull();
        for (String text : new String[] {"", "?", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
            assertThat(sealedText.open("form", text)).isNull();
        }
    }
}
