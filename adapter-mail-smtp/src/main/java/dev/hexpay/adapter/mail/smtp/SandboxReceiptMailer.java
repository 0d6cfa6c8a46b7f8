package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer;

/** Sends live receipts, and of the sandbox only those to its recipients; the others become files. */
public final class SandboxReceiptMailer implements ReceiptMailer {
    private final ReceiptMailer mailer;
    private final ReceiptMailer files;
    private final SandboxRecipients recipients;

    /**
     * Chooses a mailer for each receipt.
     *
     * @param mailer sends receipts
     * @param files keeps the receipts that are not sent
     */
    public SandboxReceiptMailer(ReceiptMailer mailer, ReceiptMailer files, SandboxRecipients recipients) {
        this.mailer = mailer;
        this.files = files;
        this.recipients = recipients;
    }

    @Override
    public void send(Mail mail) {
        boolean isSent =
                mail.mode().isLive() || recipients.contains(mail.receipt().recipient());
        (isSent ? mailer : files).send(mail);
    }
}
