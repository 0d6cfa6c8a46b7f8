package dev.hexpay.application.port.out;

/**
 * Told how far the work on a payment has come. In production nobody listens; a test that listens can end the process at
 * any of these places and see whether what is left behind is put right.
 */
@FunctionalInterface
public interface Failpoints {
    /** Nobody listens. */
    Failpoints NONE = failpoint -> {};

    /** The work has come this far. */
    void hit(Failpoint failpoint);

    /** A place between two steps, or at the end of one that has not been committed yet. */
    enum Failpoint {
        /** Before anything of a payment or an attempt is written. */
        BEFORE_PREPARE,
        /** The attempt is written, not committed. */
        PREPARE_UNCOMMITTED,
        /** The attempt is committed; the provider has not been asked. */
        PREPARED,
        /** The provider has answered; nothing of it is written. */
        PROVIDER_ANSWERED,
        /** The answer is written, not committed. */
        SETTLE_UNCOMMITTED,
        /** The answer is committed; nobody has been told. */
        SETTLED,
        /** A provider's notification is written, not committed. */
        NOTIFICATION_UNCOMMITTED,
        /** A provider's notification is committed; it has not been acknowledged. */
        NOTIFICATION_STORED,
        /** A provider's notification was acted on; that is not written. */
        NOTIFICATION_APPLIED,
        /** A mail server has taken a receipt; that is not written. */
        RECEIPT_ACCEPTED
    }
}
