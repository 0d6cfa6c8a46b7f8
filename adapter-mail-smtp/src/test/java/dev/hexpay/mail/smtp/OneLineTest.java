package dev.hexpay.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void text_of_others_begins_no_encoded_word() {
        assertThat(OneLine.of("=?utf-8?q?Your_account_is_locked?=")).doesNotContain("=?");
        assertThat(OneLine.of("==??x")).doesNotContain("=?");
    }

    @Test
    void it_stays_on_its_line_and_in_its_direction() {
        assertThat(OneLine.of("a\r\nBcc: b\u202Ec")).isEqualTo("a Bcc: bc");
    }
}
