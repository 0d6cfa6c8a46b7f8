package dev.hexpay.application.port.out;

/**
 * Receives each step that the work on a payment reaches. Production ignores them; a test can stop the process at any of
 * these steps and check that the work is recovered.
 */
@FunctionalInterface
public interface Failpoints {
    /** Does nothing. */
    Failpoints NONE = failpoint -> {};

    /** The work has reached this step. */
    void hit(Failpoint failpoint);

    /** A step between two database transactions, or at the end of one that is not committed yet. */
    enum Failpoint {
        /** Before anything of a payment or a transaction is written. */
        BEFORE_PREPARE,
        /** The transaction is written, not committed. */
        PREPARE_UNCOMMITTED,
        /** The transaction is committed; the provider has not been called. */
        PREPARED,
        /** The provider has answered; its result is not written. */
        PROVIDER_ANSWERED,
        /** The result is written, not committed. */
        SETTLE_UNCOMMITTED,
        /** The result is committed; the caller has not received it. */
        SETTLED,
        /** A provider's notification is written, not committed. */
        NOTIFICATION_UNCOMMITTED,
        /** A provider's notification is committed; it has not been acknowledged. */
        NOTIFICATION_STORED,
        /** A provider's notification was processed; that is not written. */
        NOTIFICATION_APPLIED,
        /** A mail server has accepted a receipt; that is not written. */
        RECEIPT_ACCEPTED,
        /** The deliveries of events are written, not committed. */
        DISTRIBUTE_UNCOMMITTED,
        /** An endpoint is leased; nothing is sent. */
        WEBHOOK_LEASED,
        /** The receiver has answered; that is not written. */
        WEBHOOK_SENT
    }
}
