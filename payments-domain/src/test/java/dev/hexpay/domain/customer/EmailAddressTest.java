package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Refused;
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
    void what_mail_could_be_sent_to_is_an_address(String value) {
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
    void what_no_mail_reaches_or_could_break_a_header_is_refused(String value) {
        assertThat(Refused.problemsOf(() -> new EmailAddress(value)))
                .containsExactly("email: must be an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com\n", "ada@example.com\r\nBcc: eve@example.com", "a\0da@example.com"})
    void a_header_cannot_be_smuggled_in(String value) {
        assertThat(Refused.problemsOf(() -> new EmailAddress(value)))
                .containsExactly("email: must not contain control characters");
    }

    @Test
    void the_longest_address_has_200_characters_of_which_64_stand_before_the_at() {
        String local = "a".repeat(64);
        String domain = "b".repeat(200 - 64 - 1 - 4) + ".com";

        assertThat(new EmailAddress(local + "@" + domain).value()).hasSize(200);
        assertThat(Refused.problemsOf(() -> new EmailAddress(local + "@b" + domain)))
                .containsExactly("email: must have at most 200 characters");
        assertThat(Refused.fieldsOf(() -> new EmailAddress("a" + local + "@example.com")))
                .containsExactly("email");
    }

    @Test
    void two_spellings_of_one_mailbox_are_the_same_to_us() {
        assertThat(new EmailAddress("Ada@Example.COM").normalized())
                .isEqualTo(new EmailAddress("ada@example.com").normalized());
    }

    @Test
    void a_long_wrong_address_is_refused_at_once() {
        String evil = "a@" + "a.".repeat(98) + "@";

        assertThat(Refused.fieldsOf(() -> new EmailAddress(evil))).containsExactly("email");
    }
}
