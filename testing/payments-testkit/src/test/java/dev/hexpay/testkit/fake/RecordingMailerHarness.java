package dev.hexpay.testkit.fake;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.testkit.RecordingMailer;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The recording mailer.
 *
 * @param recorder what the mailer sends to
 * @param decorator adds what a test changes in the mailer
 */
public record RecordingMailerHarness(RecordingMailer recorder, UnaryOperator<ReceiptMailer> decorator)
        implements ReceiptMailerHarness {
    /** A mailer that has sent nothing. */
    public RecordingMailerHarness(UnaryOperator<ReceiptMailer> decorator) {
        this(new RecordingMailer(), decorator);
    }

    @Override
    public ReceiptMailer mailer() {
        return decorator.apply(recorder);
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
