package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sends receipts to a real mail server. */
class SmtpReceiptMailerTest {
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
    void receipt_is_delivered_completely() throws MessagingException, IOException {
        mailer("smtp://localhost").send(SampleMails.standard().paid());

        ReceivedEmail received = new ReceivedEmail(mail.getReceivedMessages()[0]);
        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.header("Message-ID")).isEqualTo("<" + SampleMails.ID + "@pay.example.com>");
        assertThat(received.text()).contains("Total paid: €29.75");
        assertThat(received.html()).contains("€29.75");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(SampleMails.PDF);
    }

    @Test
    void credentials_authenticate_with_the_server() {
        mail.setUser("ada@example.com", "ada", "p@ss:word");

        mailer("smtp://ada:p%40ss%3Aword@localhost").send(SampleMails.standard().paid());

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void wrong_password_is_not_logged_and_not_in_the_exception() {
        mail.getManagers().getUserManager().setAuthRequired(true);
        mail.setUser("ada@example.com", "ada", "right");
        Logger root = (Logger) LoggerFactory.getLogger("org.simplejavamail");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        root.setAdditive(false);
        try {
            assertThatThrownBy(() -> mailer("smtp://ada:open-sesame@localhost")
                            .send(SampleMails.standard().paid()))
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
    void smtps_rejects_an_untrusted_certificate() {
        SmtpServer server =
                SmtpServer.parse("smtps://localhost:" + mail.getSmtps().getPort());

        assertThatThrownBy(() -> new SmtpReceiptMailer(server, ReceiptMailerContractTest.SETTINGS)
                        .send(SampleMails.standard().paid()))
                .hasStackTraceContaining("SSLHandshakeException");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void connection_check_logs_in_and_sends_nothing() {
        mail.getManagers().getUserManager().setAuthRequired(true);
        mail.setUser("ada@example.com", "ada", "right");

        assertThat(mailer("smtp://ada:right@localhost").failureToConnect()).isNull();
        assertThat(mailer("smtp://ada:wrong@localhost").failureToConnect()).isEqualTo("AuthenticationFailedException");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void internationalized_domain_is_sent_as_punycode() throws MessagingException {
        mailer("smtp://localhost")
                .send(SampleMails.standard().to("ada@münchen.example").paid());

        assertThat(Arrays.asList(mail.getReceivedMessages()[0].getAllRecipients()))
                .hasToString("[ada@xn--mnchen-3ya.example]");
    }

    private SmtpReceiptMailer mailer(String url) {
        return new SmtpReceiptMailer(
                SmtpServer.parse(url + ":" + mail.getSmtp().getPort()), ReceiptMailerContractTest.SETTINGS);
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
