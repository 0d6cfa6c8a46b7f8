package dev.hexpay.testkit;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.ArrayList;
import java.util.List;

/** A mail server in memory: keeps what it was sent, and refuses when a test says so. */
public final class RecordingMailer implements ReceiptMailer {
    private final List<Mail> mails = new ArrayList<>();
    private int rejections;

    /** An empty mailbox. */
    public RecordingMailer() {}

    /** The next so many mails are not taken. */
    public synchronized void rejectNext(int many) {
        rejections = many;
    }

    /** What has been taken, in order; one that came twice is here twice. */
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
