package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.mailer.MailerRegularBuilder;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.mailer.MailerBuilder;

/** Sends receipts by SMTP. */
public final class SmtpReceiptMailer implements ReceiptMailer {
    private final SmtpServer server;
    private final SenderSettings settings;
    private final Timeouts timeouts;

    /** Sends through this server, with the default timeouts. */
    public SmtpReceiptMailer(SmtpServer server, SenderSettings settings) {
        this(server, settings, Timeouts.DEFAULT);
    }

    SmtpReceiptMailer(SmtpServer server, SenderSettings settings, Timeouts timeouts) {
        this.server = server;
        this.settings = settings;
        this.timeouts = timeouts;
    }

    @Override
    public void send(Mail mail) {
        ReceiptEmail email = ReceiptEmail.of(mail, settings);
        try (DeadlineSocketFactory deadline = DeadlineSocketFactory.after(timeouts.total())) {
            mailer(deadline, email.isInternational())
                    .buildMailer()
                    .sendMail(email.email())
                    .join();
        }
    }

    /**
     * Connects and logs in as for a receipt, and sends nothing. It takes at most ten seconds.
     *
     * @return null if the server accepts that; otherwise the kind of the failure, without what the server said
     */
    public @Nullable String failureToConnect() {
        SmtpReceiptMailer impatient = new SmtpReceiptMailer(server, settings, Timeouts.CHECK);
        try (DeadlineSocketFactory deadline = DeadlineSocketFactory.after(Timeouts.CHECK.total())) {
            impatient.mailer(deadline, false).buildMailer().testConnection();
            return null;
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getClass().getSimpleName();
        }
    }

    private MailerRegularBuilder<?> mailer(DeadlineSocketFactory deadline, boolean isInternational) {
        TransportStrategy strategy = switch (server.encryption()) {
            case TLS -> TransportStrategy.SMTPS;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case STARTTLS_IF_OFFERED -> TransportStrategy.SMTP;
        };
        // Where even an unencrypted connection is acceptable, any certificate is accepted.
        boolean isAnyCertificateTrusted = server.encryption() == SmtpServer.Encryption.STARTTLS_IF_OFFERED;
        Credentials credentials = server.credentials();
        return MailerBuilder.withSMTPServer(
                        server.host(),
                        server.port(),
                        credentials == null ? null : credentials.user(),
                        credentials == null ? null : credentials.password())
                .withTransportStrategy(strategy)
                .withSessionTimeout((int) timeouts.step().toMillis())
                .trustingAllHosts(isAnyCertificateTrusted)
                .verifyingServerIdentity(!isAnyCertificateTrusted)
                // Its validation rejects addresses that we accept, and any subject with "%0A". Header injection is
                // already impossible: addresses are validated, and all other texts are on one line.
                .clearEmailValidator()
                .disablingAllClientValidation(true)
                .withProperties(properties(strategy, deadline, isInternational));
    }

    private Properties properties(TransportStrategy strategy, DeadlineSocketFactory deadline, boolean isInternational) {
        String prefix = strategy == TransportStrategy.SMTPS ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.put(prefix + "socketFactory", deadline);
        properties.put(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "localhost", settings.host());
        // A message that the server has accepted is sent, even if QUIT gets no reply.
        properties.put(prefix + "quitwait", "false");
        properties.put("mail.mime.allowutf8", Boolean.toString(isInternational));
        return properties;
    }
}
