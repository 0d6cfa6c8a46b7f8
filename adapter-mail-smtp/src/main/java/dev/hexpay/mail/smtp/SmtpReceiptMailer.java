package dev.hexpay.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.Properties;
import org.simplejavamail.api.mailer.MailerRegularBuilder;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.mailer.MailerBuilder;

/** Hands receipts to a mail server by SMTP. */
public final class SmtpReceiptMailer implements ReceiptMailer {
    private final SmtpServer server;
    private final Letterhead letterhead;
    private final Patience patience;

    /** Sends by this server. */
    public SmtpReceiptMailer(SmtpServer server, Letterhead letterhead) {
        this(server, letterhead, Patience.USUAL);
    }

    SmtpReceiptMailer(SmtpServer server, Letterhead letterhead, Patience patience) {
        this.server = server;
        this.letterhead = letterhead;
        this.patience = patience;
    }

    @Override
    public void send(Mail mail) {
        Letter letter = Letter.of(mail, letterhead);
        try (Deadline deadline = Deadline.in(patience.whole())) {
            mailer(deadline, letter.isInternational())
                    .buildMailer()
                    .sendMail(letter.email())
                    .join();
        }
    }

    private MailerRegularBuilder<?> mailer(Deadline deadline, boolean isInternational) {
        TransportStrategy strategy = switch (server.encryption()) {
            case TLS -> TransportStrategy.SMTPS;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case STARTTLS_IF_OFFERED -> TransportStrategy.SMTP;
        };
        // Where no encryption would do as well, any certificate is better than none.
        boolean isAnyoneTrusted = server.encryption() == SmtpServer.Encryption.STARTTLS_IF_OFFERED;
        Login login = server.login();
        return MailerBuilder.withSMTPServer(
                        server.host(),
                        server.port(),
                        login == null ? null : login.user(),
                        login == null ? null : login.password())
                .withTransportStrategy(strategy)
                .withSessionTimeout((int) patience.step().toMillis())
                .trustingAllHosts(isAnyoneTrusted)
                .verifyingServerIdentity(!isAnyoneTrusted)
                // Its idea of an address is narrower than ours, and it takes "%0A" in a subject for an attack. What it
                // looks for cannot be there: addresses are checked, and everything else is on one line.
                .clearEmailValidator()
                .disablingAllClientValidation(true)
                .withProperties(properties(strategy, deadline, isInternational));
    }

    private Properties properties(TransportStrategy strategy, Deadline deadline, boolean isInternational) {
        String prefix = strategy == TransportStrategy.SMTPS ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.put(prefix + "socketFactory", deadline);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "localhost", letterhead.host());
        // What the server has taken is sent, even when it has no time to say goodbye.
        properties.put(prefix + "quitwait", "false");
        properties.put("mail.mime.allowutf8", Boolean.toString(isInternational));
        return properties;
    }
}
