package dev.hexpay.adapter.mail.smtp;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import java.util.List;
import java.util.stream.Stream;

/** A mailer and its mail server. */
final class SmtpMailerHarness implements ReceiptMailerHarness {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ReceiptMailer mailer;

    SmtpMailerHarness() {
        server.start();
        String url = "smtp://localhost:" + server.getSmtp().getPort();
        mailer = new SmtpReceiptMailer(SmtpServer.parse(url), ReceiptMailerContractTest.SETTINGS);
    }

    @Override
    public ReceiptMailer mailer() {
        return mailer;
    }

    @Override
    public List<Message> messages() {
        return Stream.of(server.getReceivedMessages())
                .map(ReceivedEmail::new)
                .map(ReceiptMailerContractTest::message)
                .toList();
    }

    @Override
    public void stopAccepting() {
        server.getSmtp().stopService();
    }

    @Override
    public void close() {
        server.stop();
    }
}
