package dev.hexpay.testkit.fake;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.testkit.RecordingMailer;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import java.nio.charset.StandardCharsets;
import java.util.List;

record RecordingMailerHarness(RecordingMailer recorder) implements ReceiptMailerHarness {
    RecordingMailerHarness() {
        this(new RecordingMailer());
    }

    @Override
    public ReceiptMailer mailer() {
        return recorder;
    }

    @Override
    public List<Message> messages() {
        return recorder.mails().stream()
                .map(mail -> new Message(
                        mail.receipt().id().value(),
                        mail.receipt().recipient().value(),
                        mail.receipt().createdAt(),
                        new String(mail.pdf().bytes(), StandardCharsets.ISO_8859_1)))
                .toList();
    }

    @Override
    public void stopAccepting() {
        recorder.rejectNext(Integer.MAX_VALUE);
    }

    @Override
    public void close() {}
}
