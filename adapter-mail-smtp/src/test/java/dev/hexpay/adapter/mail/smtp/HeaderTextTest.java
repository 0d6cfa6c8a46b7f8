package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderTextTest {
    @Test
    void encoded_words_are_broken_up() {
        assertThat(HeaderText.singleLine("=?utf-8?q?Your_account_is_locked?=")).doesNotContain("=?");
        assertThat(HeaderText.singleLine("==??x")).doesNotContain("=?");
    }

    @Test
    void line_breaks_and_bidi_controls_are_removed() {
        assertThat(HeaderText.singleLine("a\r\nBcc: b\u202Ec")).isEqualTo("a Bcc: bc");
    }
}
