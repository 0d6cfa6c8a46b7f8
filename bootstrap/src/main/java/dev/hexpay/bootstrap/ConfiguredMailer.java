package dev.hexpay.bootstrap;

import dev.hexpay.adapter.mail.smtp.FileReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SandboxReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SenderSettings;
import dev.hexpay.adapter.mail.smtp.SmtpReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.bootstrap.config.Configuration;
import java.net.URI;

/** Sends receipts to the configured mail server, or writes them to files. */
final class ConfiguredMailer {
    private static final String STREAM_PROVIDER = "jakarta.mail.util.StreamProvider";

    private ConfiguredMailer() {}

    static ReceiptMailer of(Configuration configuration) {
        if (System.getProperty(STREAM_PROVIDER) == null) {
            // Without it, each part of each mail searches all jars for a provider.
            System.setProperty(STREAM_PROVIDER, "org.eclipse.angus.mail.util.MailStreamProvider");
        }
        String host = URI.create(configuration.publicUrl()).getHost();
        SenderSettings sender = new SenderSettings(host, configuration.mail().from());
        SmtpServer smtp = configuration.mail().server();
        ReceiptMailer files = new FileReceiptMailer(configuration.dataDir().resolve("mail"), sender);
        return smtp == null
                ? files
                : new SandboxReceiptMailer(
                        new SmtpReceiptMailer(smtp, sender),
                        files,
                        configuration.mail().sandboxRecipients());
    }
}
