package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ada.lovelace+links@mail.example.co.uk",
                "o'brien@example.com",
                "user_1-2@sub-domain.example.com",
                "用户@例子.公司",
                "x@y.z",
            })
    void valid_addresses_are_accepted(String value) {
        assertThat(new EmailAddress(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.com",
                "ada@example",
                "ada@@example.com",
                "=?utf-8?q?x?=@example.com",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada lovelace@example.com",
                "ada@exam ple.com",
                " ada@example.com",
                "ada@example.com ",
                "Ada <ada@example.com>",
                "ada@example.com,eve@example.com",
                "ada@example.com;eve@example.com",
                "\"ada\"@example.com",
                "<script>@example.com",
                "ada@[127.0.0.1]",
                "ada\\@example.com",
                "mailto:ada@example.com",
            })
    void malformed_and_header_breaking_addresses_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> new EmailAddress(value))).containsExactly("must be an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com\n", "ada@example.com\r\nBcc: eve@example.com", "a\0da@example.com"})
    void control_characters_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> new EmailAddress(value)))
                .containsExactly("must not contain control characters");
    }

    @Test
    void address_has_at_most_200_characters_and_64_in_the_local_part() {
        String local = "a".repeat(64);
        String domain = "b".repeat(200 - 64 - 1 - 4) + ".com";

        assertThat(new EmailAddress(local + "@" + domain).value()).hasSize(200);
        assertThat(Rejection.messagesOf(() -> new EmailAddress(local + "@b" + domain)))
                .containsExactly("must have at most 200 characters");
        assertThat(Rejection.messagesOf(() -> new EmailAddress("a" + local + "@example.com")))
                .containsExactly("must be an e-mail address");
    }

    @Test
    void normalized_form_ignores_case() {
        assertThat(new EmailAddress("Ada@Example.COM").normalized())
                .isEqualTo(new EmailAddress("ada@example.com").normalized());
    }

    @Test
    void long_malformed_address_is_rejected_quickly() {
        String evil = "a@" + "a.".repeat(98) + "@";

        assertThat(Rejection.messagesOf(() -> new EmailAddress(evil))).containsExactly("must be an e-mail address");
    }
}
