package dev.hexpay.testkit;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.ArrayList;
import java.util.List;

/** An in-memory mailer: it records what was sent, and rejects mails on request. */
public final class RecordingMailer implements ReceiptMailer {
    private final List<Mail> mails = new ArrayList<>();
    private int rejections;

    /** A mailer that has sent nothing. */
    public RecordingMailer() {}

    /** Rejects the next {@code count} mails. */
    public synchronized void rejectNext(int count) {
        rejections = count;
    }

    /** The accepted mails in order; a mail that was sent twice appears twice. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    @Override
    public synchronized void send(Mail mail) {
        if (rejections > 0) {
            rejections--;
            throw new IllegalStateException("451 try again later");
        }
        mails.add(mail);
    }
}
