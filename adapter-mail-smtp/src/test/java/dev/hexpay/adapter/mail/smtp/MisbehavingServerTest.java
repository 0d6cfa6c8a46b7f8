package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.invoice.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt counts as sent only if the server has accepted it; the mailer never waits longer than its timeouts. */
class MisbehavingServerTest {
    private static final Timeouts SHORT = new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        "'',   554 go away",
        "'',   421 too busy",
        "MAIL, 550 not from you",
        "RCPT, 550 no such user",
        "RCPT, 451 come back later",
        "DATA, 554 no",
        ".,    552 too much",
        ".,    451 disk full",
        "'',   cut",
        "EHLO, cut",
        "RCPT, cut",
        "DATA, cut",
        ".,    cut",
        "'',   silence",
        "EHLO, silence",
        "RCPT, silence",
        ".,    silence"
    })
    void send_fails_when_the_server_does_not_accept_the_message(String command, String reply) throws IOException {
        try (MisbehavingSmtpServer server = MisbehavingSmtpServer.replying(reply, command)) {
            assertThatThrownBy(() -> send(server.port(), SHORT)).isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MisbehavingSmtpServer.CUT, MisbehavingSmtpServer.SILENCE, "554 cannot close"})
    void send_succeeds_when_only_quit_fails(String reply) throws IOException {
        try (MisbehavingSmtpServer server = MisbehavingSmtpServer.replying(reply, "QUIT")) {
            assertThatCode(() -> send(server.port(), SHORT)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "RCPT", "."})
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void slow_server_is_aborted_at_the_total_timeout(String command) throws IOException {
        try (MisbehavingSmtpServer server = MisbehavingSmtpServer.replying(MisbehavingSmtpServer.DRIP, command)) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> send(server.port(), SHORT)).isInstanceOf(RuntimeException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SHORT.total(), SHORT.total().multipliedBy(3));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 554 go away", "'', cut", "EHLO, cut", "'', silence", "EHLO, silence"})
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void connection_check_fails_in_time_when_the_server_does_not_accept_it(String command, String reply)
            throws IOException {
        try (MisbehavingSmtpServer server = MisbehavingSmtpServer.replying(reply, command)) {
            SmtpServer smtp = SmtpServer.parse("smtp://localhost:" + server.port());

            assertThat(new SmtpReceiptMailer(smtp, ReceiptMailerContractTest.SETTINGS).failureToConnect())
                    .matches("[A-Za-z]*Exception");
        }
    }

    @Test
    void unreachable_server_fails() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> send(port, SHORT)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void password_is_not_sent_to_a_remote_server_without_encryption() throws IOException {
        try (MisbehavingSmtpServer server =
                MisbehavingSmtpServer.replying("250-test\r\n250 AUTH PLAIN LOGIN", "EHLO")) {
            // An address of this machine that is not recognized as local.
            SmtpServer remote = SmtpServer.parse("smtp://ada:secret@[::ffff:127.0.0.1]:" + server.port());

            assertThatThrownBy(() ->
                            mailer(remote, SHORT).send(SampleMails.standard().paid()))
                    .isInstanceOf(RuntimeException.class)
                    .hasStackTraceContaining("STARTTLS");
            assertThat(server.receivedLines()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void non_ascii_address_cannot_inject_an_smtp_command() throws IOException {
        // The low eight bits of the two letters in the middle are a carriage return and a line feed.
        Mail mail = SampleMails.standard().to("a\u010D\u010ADATA@example.com").paid();
        try (MisbehavingSmtpServer server = MisbehavingSmtpServer.replying("550 no such user", "RCPT")) {
            assertThatThrownBy(() -> mailer(SmtpServer.parse("smtp://localhost:" + server.port()), SHORT)
                            .send(mail))
                    .isInstanceOf(RuntimeException.class);
            assertThat(server.receivedLines())
                    .anyMatch(line -> line.startsWith("RCPT TO:<a"))
                    .noneMatch(line -> line.startsWith("DATA"));
        }
    }

    @Test
    void default_timeouts_end_well_before_the_receipt_lease() {
        assertThat(Timeouts.DEFAULT.step()).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(Timeouts.DEFAULT.total().multipliedBy(2)).isLessThanOrEqualTo(Receipt.LEASE);
    }

    private static void send(int port, Timeouts timeouts) {
        mailer(SmtpServer.parse("smtp://localhost:" + port), timeouts)
                .send(SampleMails.standard().paid());
    }

    private static SmtpReceiptMailer mailer(SmtpServer server, Timeouts timeouts) {
        return new SmtpReceiptMailer(server, new SenderSettings("pay.example.com", null), timeouts);
    }
}
