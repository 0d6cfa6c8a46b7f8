package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.mail.smtp.SmtpServer.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {
    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.com,                  mail.example.com, 587,  STARTTLS_IF_OFFERED",
        "smtp://mail.example.com:25/,              mail.example.com, 25,   STARTTLS_IF_OFFERED",
        "smtp://ada:secret@mail.example.com,       mail.example.com, 587,  STARTTLS",
        "smtp://ada:secret@mail.example.com:2525,  mail.example.com, 2525, STARTTLS",
        "smtp://ada:secret@localhost:1025,         localhost,        1025, STARTTLS_IF_OFFERED",
        "smtp://ada:secret@127.0.0.1,              127.0.0.1,        587,  STARTTLS_IF_OFFERED",
        "smtp://ada:secret@[::1],                  ::1,              587,  STARTTLS_IF_OFFERED",
        "smtp://ada:secret@127.0.0.1.example.com,  127.0.0.1.example.com, 587, STARTTLS",
        "SMTPS://mail.example.com,                 mail.example.com, 465,  TLS",
        "smtps://ada:secret@localhost:4650,        localhost,        4650, TLS"
    })
    void password_requires_encryption_for_remote_servers(String url, String host, int port, Encryption encryption) {
        SmtpServer server = SmtpServer.parse(url);

        assertThat(server.host()).isEqualTo(host);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.encryption()).isEqualTo(encryption);
    }

    @Test
    void user_and_password_are_percent_decoded_and_plus_is_kept() {
        Credentials credentials = SmtpServer.parse("smtp://ada%40example.com:p+%3A%2F%25@mail.example.com")
                .credentials();

        assertThat(credentials).isEqualTo(new Credentials("ada@example.com", "p+:/%"));
    }

    @Test
    void password_is_masked_in_to_string() {
        SmtpServer server = SmtpServer.parse("smtps://ada:secret@mail.example.com");

        assertThat(server).hasToString("smtps://ada:***@mail.example.com:465");
        assertThat(server.credentials()).hasToString("ada:***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "mail.example.com:25",
                "http://mail.example.com",
                "smtp:mail.example.com",
                "smtp://",
                "smtp://ada@mail.example.com",
                "smtp://ada:@mail.example.com",
                "smtp://:secret@mail.example.com",
                "smtp://ada:secret@mail.example.com:0",
                "smtp://ada:secret@mail.example.com:65536",
                "smtp://ada:secret@mail.example.com/path",
                "smtp://ada:secret@mail.example.com?starttls=never",
                "smtp://ada:secret@mail.example.com#here",
                "smtp://ada:sec%0D%0Aret@mail.example.com",
                "smtp://ada:sec%zzret@mail.example.com",
                "smtp://ada:sec ret@mail.example.com"
            })
    void invalid_url_is_rejected_without_echoing_it(String url) {
        assertThatThrownBy(() -> SmtpServer.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be smtp:// or smtps://")
                .hasMessageNotContaining("ada")
                .hasMessageNotContaining("ret@");
    }
}
