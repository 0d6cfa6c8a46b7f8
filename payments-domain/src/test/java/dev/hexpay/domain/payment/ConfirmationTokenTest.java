package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.error.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTokenTest {
    @Test
    void token_is_kept_and_not_printed() {
        ConfirmationToken token = new ConfirmationToken("ctoken_1NnQUf2eZvKYlo2CIObdtbnb");
        assertThat(token.value()).isEqualTo("ctoken_1NnQUf2eZvKYlo2CIObdtbnb");
        assertThat(token.toString()).doesNotContain("1NnQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4242424242424242", "4242-4242-4242-4242", "ctoken 1", "ctoken_é", "ctoken_1\n"})
    void text_that_is_no_token_is_refused_without_being_shown(String text) {
        assertThatThrownBy(() -> new ConfirmationToken(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("must be the token of the card form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4242424242424242a", "ctoken_4000000000000002", "t-4242-4242-4242-4242"})
    void token_with_a_card_number_is_refused(String text) {
        assertThatThrownBy(() -> new ConfirmationToken(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("42");
    }

    @Test
    void token_longer_than_255_characters_is_refused() {
        assertThat(new ConfirmationToken("t".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> new ConfirmationToken("t".repeat(256))).isInstanceOf(InvalidValueException.class);
    }
}
