package dev.hexpay.bootstrap.doctor;

import dev.hexpay.adapter.mail.smtp.SenderSettings;
import dev.hexpay.adapter.mail.smtp.SmtpReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.Setting;
import java.net.URI;
import java.util.List;

/** Whether the mail server accepts this server; nothing is sent. */
public final class MailCheck implements Check {
    private final Configuration configuration;

    /** The mail server of this configuration. */
    public MailCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String subject() {
        return "mail";
    }

    @Override
    public List<CheckResult> run() {
        SmtpServer server = configuration.mail().server();
        if (server == null) {
            return List.of(CheckResult.ok(
                    subject(),
                    "receipts are files in " + configuration.dataDir().resolve("mail")));
        }
        String host = URI.create(configuration.publicUrl()).getHost();
        SenderSettings sender = new SenderSettings(host, configuration.mail().from());
        String failure = new SmtpReceiptMailer(server, sender).failureToConnect();
        return List.of(
                failure == null
                        ? CheckResult.ok(subject(), server + " accepts connections")
                        : CheckResult.fix(
                                subject(),
                                server + " cannot be used: " + failure + "; check " + Setting.SMTP_URL.variable()));
    }
}
