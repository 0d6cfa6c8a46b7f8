package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.testkit.contract.ReceiptMailerContract;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import dev.hexpay.testkit.contract.ReceiptMailerHarness.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Both mailers pass the contract of their port. */
class ReceiptMailerContractTest {
    static final SenderSettings SETTINGS = new SenderSettings("pay.example.com", null);

    @Nested
    class ToFiles extends ReceiptMailerContract {
        @TempDir
        private Path dataDir;

        @Override
        protected ReceiptMailerHarness harness() {
            return new FileMailerHarness(dataDir.resolve("mail"));
        }
    }

    @Nested
    class BySmtp extends ReceiptMailerContract {
        @Override
        protected ReceiptMailerHarness harness() {
            return new SmtpMailerHarness();
        }
    }

    static Message message(ReceivedEmail email) {
        try {
            byte[] document = email.attachment().getInputStream().readAllBytes();
            return new Message(
                    email.header("Message-ID"),
                    email.header("To"),
                    email.message().getSentDate().toInstant(),
                    new String(document, StandardCharsets.ISO_8859_1));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
