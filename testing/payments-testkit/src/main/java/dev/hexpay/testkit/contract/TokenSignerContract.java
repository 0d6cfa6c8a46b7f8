package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.TokenSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link TokenSigner} guarantees. */
public abstract class TokenSignerContract {
    private static final String TEXT = "inv_1|ä €|?&=/+ 7";

    /** A signer; every call returns a signer under the same master key. */
    protected abstract TokenSigner signer();

    /** A signer under another master key. */
    protected abstract TokenSigner foreignSigner();

    @Test
    void a_signed_text_is_verified_by_every_signer_of_the_key() {
        for (String text : new String[] {TEXT, "", "\n"}) {
            assertThat(signer().verify(signer().sign(text))).contains(text);
        }
    }

    @Test
    void a_token_has_unreserved_url_characters_only() {
        // RFC 3986, section 2.3.
        assertThat(signer().sign(TEXT)).matches("[A-Za-z0-9._~-]+");
    }

    @Test
    void a_token_of_another_key_is_rejected() {
        assertThat(signer().verify(foreignSigner().sign(TEXT))).isEmpty();
    }

    @Test
    void a_changed_token_is_never_verified_as_another_text() {
        String token = signer().sign("inv_1");
        for (int i = 0; i < token.length(); i++) {
            String changed = Tampering.withOtherCharacterAt(token, i);
            // The last character of base64 may have bits without a meaning.
            assertThat(signer().verify(changed).orElse("inv_1")).as(changed).isEqualTo("inv_1");
        }
        assertThat(signer().verify(Tampering.withOtherCharacterAt(token, 0))).isEmpty();
    }

    @Test
    void the_signature_of_another_text_is_rejected() {
        String first = signer().sign("inv_1");
        String second = signer().sign("inv_2");
        assertThat(first).hasSameSizeAs(second);
        for (int i = 1; i < first.length(); i++) {
            String mixed = second.substring(0, i) + first.substring(i);
            if (!mixed.equals(first) && !mixed.equals(second)) {
                assertThat(signer().verify(mixed)).as(mixed).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "~", "a", "a.b", "%.%", "aW52XzE.", ".aW52XzE", "aW52XzE.aW52XzE", "aW52XzE~"})
    void a_malformed_token_is_rejected(String text) {
        assertThat(signer().verify(text)).isEmpty();
    }
}
