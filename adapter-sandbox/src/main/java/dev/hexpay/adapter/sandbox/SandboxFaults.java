package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;

/** What goes wrong at the sandbox, and when: a plan that tests make. Without one only the fault cards do harm. */
@FunctionalInterface
public interface SandboxFaults {
    /** Nothing goes wrong but by the card that is charged. */
    SandboxFaults NONE = call -> new Fault.None();

    /** What goes wrong this time; where that is nothing, the card that is charged has its say. */
    Fault faultOf(Call call);

    /** What becomes of a notification that is about to be sent. */
    default Delivery deliveryOf(DeliveryAttempt attempt) {
        return Delivery.ONCE;
    }

    /** What the sandbox is asked to do. */
    enum Operation {
        CHARGE,
        AUTHENTICATE,
        ABANDON,
        FIND,
        REFUND,
        FIND_REFUND
    }

    /**
     * Something that the sandbox is asked.
     *
     * @param operation what to do
     * @param transaction with which attempt, or with whose money
     * @param attemptNumber the how manieth time it is asked to do that with this attempt or this refund, from 1
     */
    record Call(Operation operation, TransactionId transaction, int attemptNumber) {}

    /**
     * Something that the sandbox tells.
     *
     * @param transaction about which attempt
     * @param eventId its name
     * @param attemptNumber the how manieth time it tries to tell that, from 1
     */
    record DeliveryAttempt(TransactionId transaction, String eventId, int attemptNumber) {}

    /** How a notification is sent. */
    enum Delivery {
        /** As it should be. */
        ONCE,
        /** Twice. */
        TWICE,
        /** Not at all, this time. */
        LOST,
        /** After every other one that is due now. */
        LAST
    }
}
