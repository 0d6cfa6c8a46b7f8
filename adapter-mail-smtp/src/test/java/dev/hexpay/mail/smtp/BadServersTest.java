package dev.hexpay.mail.smtp;

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

/** When a mail server has not said that it took a receipt, the receipt was not sent; and nobody is waited for too long. */
class BadServersTest {
    private static final Patience LITTLE = new Patience(Duration.ofMillis(300), Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        "'',   554 go away",
        "'',   421 too busy",
        "MAIL, 550 not from you",
        "RCPT, 550 nobody here",
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
    void what_is_not_taken_was_not_sent(String where, String mood) throws IOException {
        try (MoodyServer server = MoodyServer.thatSays(mood, where)) {
            assertThatThrownBy(() -> send(server.port(), LITTLE)).isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MoodyServer.CUT, MoodyServer.SILENCE, "554 no goodbye"})
    void what_is_taken_was_sent_even_without_a_goodbye(String mood) throws IOException {
        try (MoodyServer server = MoodyServer.thatSays(mood, "QUIT")) {
            assertThatCode(() -> send(server.port(), LITTLE)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "RCPT", "."})
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_server_that_says_a_byte_now_and_then_is_not_waited_for_longer_than_the_whole_may_take(String where)
            throws IOException {
        try (MoodyServer server = MoodyServer.thatSays(MoodyServer.DRIP, where)) {
            long begin = System.nanoTime();

            assertThatThrownBy(() -> send(server.port(), LITTLE)).isInstanceOf(RuntimeException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(LITTLE.whole(), LITTLE.whole().multipliedBy(3));
        }
    }

    @Test
    void a_server_that_is_not_there_throws() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> send(port, LITTLE)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_password_is_not_told_to_a_server_elsewhere_that_offers_no_encryption() throws IOException {
        try (MoodyServer server = MoodyServer.thatSays("250-moody\r\n250 AUTH PLAIN LOGIN", "EHLO")) {
            // An address of this machine that looks like one elsewhere.
            SmtpServer elsewhere = SmtpServer.parse("smtp://ada:secret@[::ffff:127.0.0.1]:" + server.port());

            assertThatThrownBy(
                            () -> mailer(elsewhere, LITTLE).send(Mails.usual().paid()))
                    .isInstanceOf(RuntimeException.class)
                    .hasStackTraceContaining("STARTTLS");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void an_address_in_other_letters_is_one_command() throws IOException {
        // The last eight bits of the two letters in the middle are a carriage return and a line feed.
        Mail mail = Mails.usual().to("a\u010D\u010ADATA@example.com").paid();
        try (MoodyServer server = MoodyServer.thatSays("550 nobody here", "RCPT")) {
            assertThatThrownBy(() -> mailer(SmtpServer.parse("smtp://localhost:" + server.port()), LITTLE)
                            .send(mail))
                    .isInstanceOf(RuntimeException.class);
            assertThat(server.heard())
                    .anyMatch(line -> line.startsWith("RCPT TO:<a"))
                    .noneMatch(line -> line.startsWith("DATA"));
        }
    }

    @Test
    void the_usual_patience_ends_well_before_somebody_else_may_take_the_receipt() {
        assertThat(Patience.USUAL.step()).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(Patience.USUAL.whole().multipliedBy(2)).isLessThanOrEqualTo(Receipt.LEFT_ALONE);
    }

    private static void send(int port, Patience patience) {
        mailer(SmtpServer.parse("smtp://localhost:" + port), patience)
                .send(Mails.usual().paid());
    }

    private static SmtpReceiptMailer mailer(SmtpServer server, Patience patience) {
        return new SmtpReceiptMailer(server, new Letterhead("pay.example.com", null), patience);
    }
}
