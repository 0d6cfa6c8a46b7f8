package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;

/** A plan of faults, for tests. Without a plan, only cards that define a fault cause one. */
@FunctionalInterface
public interface SandboxFaults {
    /** No planned faults; faults of cards still apply. */
    SandboxFaults NONE = call -> new Fault.None();

    /** The fault of this call; {@link Fault.None} leaves the decision to the card. */
    Fault faultOf(SandboxCall call);

    /** How a notification is delivered this time. */
    default Delivery deliveryOf(DeliveryAttempt attempt) {
        return Delivery.ONCE;
    }

    /** An operation of the provider. */
    enum Operation {
        CHARGE,
        AUTHENTICATE,
        ABANDON,
        FIND,
        REFUND,
        FIND_REFUND
    }

    /**
     * A call to the sandbox.
     *
     * @param operation the operation
     * @param transaction the transaction that is charged or refunded
     * @param attemptNumber the number of this call among the calls of the operation for this charge or refund, from 1
     */
    record SandboxCall(Operation operation, TransactionId transaction, int attemptNumber) {}

    /**
     * An attempt to deliver a notification.
     *
     * @param transaction the transaction that changed
     * @param eventId the id of the notification
     * @param attemptNumber the number of this attempt, from 1
     */
    record DeliveryAttempt(TransactionId transaction, String eventId, int attemptNumber) {}

    /** How a notification is sent. */
    enum Delivery {
        /** Once. */
        ONCE,
        /** Twice. */
        TWICE,
        /** Not at all; a later attempt follows. */
        LOST,
        /** After all other notifications of the batch. */
        LAST
    }
}
