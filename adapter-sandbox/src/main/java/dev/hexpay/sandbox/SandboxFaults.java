package dev.hexpay.sandbox;

import dev.hexpay.domain.id.TransactionId;

/** What goes wrong at the sandbox, and when: a plan that tests make. Without one only the fault cards do harm. */
@FunctionalInterface
public interface SandboxFaults {
    /** Nothing goes wrong but by the card that is charged. */
    SandboxFaults BY_CARD_ONLY = question -> new Fault.None();

    /** What goes wrong this time; where that is nothing, the card that is charged has its say. */
    Fault faultOf(Question question);

    /** What becomes of a notification that is about to be sent. */
    default Delivery deliveryOf(Telling telling) {
        return Delivery.ONCE;
    }

    /** What the sandbox is asked to do. */
    enum Verb {
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
     * @param verb what to do
     * @param attempt with which attempt, or with whose money
     * @param nth the how manieth time it is asked to do that with this attempt or this refund, from 1
     */
    record Question(Verb verb, TransactionId attempt, int nth) {}

    /**
     * Something that the sandbox tells.
     *
     * @param attempt about which attempt
     * @param eventId its name
     * @param nth the how manieth time it tries to tell that, from 1
     */
    record Telling(TransactionId attempt, String eventId, int nth) {}

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
