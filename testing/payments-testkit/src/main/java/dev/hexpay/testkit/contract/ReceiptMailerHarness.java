package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.ReceiptMailer;
import java.time.Instant;
import java.util.List;

/** A mailer, and the messages that it has sent. */
public interface ReceiptMailerHarness extends AutoCloseable {
    /** The mailer. */
    ReceiptMailer mailer();

    /** The messages that were accepted, in any order. A store of messages may keep one per Message-ID. */
    List<Message> messages();

    /** From now on messages are not accepted. */
    void stopAccepting();

    /** Releases the resources of the mailer. */
    @Override
    void close();

    /**
     * A message as it was accepted.
     *
     * @param messageId the content of Message-ID
     * @param recipient the address of the recipient
     * @param sentAt the content of Date
     * @param document the attached document, one character per byte
     */
    record Message(String messageId, String recipient, Instant sentAt, String document) {}
}
