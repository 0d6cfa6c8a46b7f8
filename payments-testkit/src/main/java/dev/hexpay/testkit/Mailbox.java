package dev.hexpay.testkit;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.util.ArrayList;
import java.util.List;

/** A mail server in memory: keeps what it was sent, and refuses when a test says so. */
public final class Mailbox implements ReceiptMailer {
    private final List<Mail> mails = new ArrayList<>();
    private int refusals;

    /** An empty mailbox. */
    public Mailbox() {}

    /** The next so many mails are not taken. */
    public synchronized void refuse(int many) {
        refusals = many;
    }

    /** What has been taken, in order; one that came twice is here twice. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    @Override
    public synchronized void send(Mail mail) {
        if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("451 try again later");
        }
        mails.add(mail);
    }
}
