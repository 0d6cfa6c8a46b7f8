package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.tenant.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxReceiptMailerTest {
    private final List<Mail> sent = new ArrayList<>();
    private final List<Mail> files = new ArrayList<>();

    private void send(Mode mode, SandboxRecipients recipients) {
        new SandboxReceiptMailer(sent::add, files::add, recipients)
                .send(SampleMails.standard().in(mode).paid());
    }

    @Test
    void receipts_of_the_sandbox_are_files() {
        send(Mode.SANDBOX, SandboxRecipients.NONE);

        assertThat(files).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void receipts_of_the_sandbox_are_sent_to_its_recipients() {
        send(Mode.SANDBOX, SandboxRecipients.parse("all"));

        assertThat(files).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void live_receipts_are_sent() {
        send(Mode.LIVE, SandboxRecipients.NONE);

        assertThat(files).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ada@example.com,            ada@example.com, true
        ADA@example.com,            Ada@Example.com, true
        example.com,                ada@example.com, true
        all,                        ada@example.com, true
        bob@example.com,            ada@example.com, false
        example.com,                ada@mail.example.com, false
        ample.com,                  ada@example.com, false
        """)
    void recipients_are_addresses_and_domains(String recipients, String address, boolean isContained) {
        assertThat(SandboxRecipients.parse(recipients).contains(new EmailAddress(address)))
                .isEqualTo(isContained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@", "ada@example.com,", "exa mple.com", "@example.com"})
    void entry_that_is_neither_is_rejected(String text) {
        assertThatThrownBy(() -> SandboxRecipients.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
