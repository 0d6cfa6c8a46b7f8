package dev.hexpay.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A real mail server gets the receipts. */
class SmtpReceiptMailerTest {
    private static final Letterhead LETTERHEAD = new Letterhead("pay.example.com", null);

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void a_receipt_arrives_whole() throws MessagingException, IOException {
        sender("smtp://localhost").send(Mails.usual().paid());

        Received received = new Received(mail.getReceivedMessages()[0]);
        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.header("Message-ID")).isEqualTo("<" + Mails.ID + "@pay.example.com>");
        assertThat(received.text()).contains("Total paid: €29.75");
        assertThat(received.html()).contains("€29.75");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(Mails.PDF);
    }

    @Test
    void a_repeated_receipt_is_the_same_message() throws MessagingException {
        sender("smtp://localhost").send(Mails.usual().paid());
        sender("smtp://localhost").send(Mails.usual().paid());

        MimeMessage[] messages = mail.getReceivedMessages();
        assertThat(messages).hasSize(2);
        assertThat(messages[0].getMessageID()).isEqualTo(messages[1].getMessageID());
        assertThat(messages[0].getSentDate()).isEqualTo(messages[1].getSentDate());
    }

    @Test
    void with_a_password_it_logs_in() {
        mail.setUser("ada@example.com", "ada", "p@ss:word");

        sender("smtp://ada:p%40ss%3Aword@localhost").send(Mails.usual().paid());

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_password_that_is_wrong_is_neither_told_nor_logged() {
        mail.getManagers().getUserManager().setAuthRequired(true);
        mail.setUser("ada@example.com", "ada", "right");
        Logger root = (Logger) LoggerFactory.getLogger("org.simplejavamail");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        root.setAdditive(false);
        try {
            assertThatThrownBy(() -> sender("smtp://ada:open-sesame@localhost")
                            .send(Mails.usual().paid()))
                    .satisfies(e -> assertThat(printed(e))
                            .contains("AuthenticationFailed")
                            .doesNotContain("open-sesame"));
        } finally {
            root.detachAppender(log);
            root.setLevel(null);
            root.setAdditive(true);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining()))
                .doesNotContain("open-sesame");
    }

    @Test
    void behind_smtps_a_server_that_nobody_vouches_for_is_not_trusted() {
        SmtpServer server =
                SmtpServer.parse("smtps://localhost:" + mail.getSmtps().getPort());

        assertThatThrownBy(() -> new SmtpReceiptMailer(server, LETTERHEAD)
                        .send(Mails.usual().paid()))
                .hasStackTraceContaining("SSLHandshakeException");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_receipt_for_an_address_in_other_letters_arrives_there() throws MessagingException {
        sender("smtp://localhost").send(Mails.usual().to("ada@münchen.example").paid());

        assertThat(Arrays.asList(mail.getReceivedMessages()[0].getAllRecipients()))
                .hasToString("[ada@xn--mnchen-3ya.example]");
    }

    private SmtpReceiptMailer sender(String url) {
        return new SmtpReceiptMailer(SmtpServer.parse(url + ":" + mail.getSmtp().getPort()), LETTERHEAD);
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
