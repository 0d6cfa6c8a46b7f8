package dev.hexpay.sandbox;

import dev.hexpay.domain.id.TransactionId;
import java.util.HashMap;
import java.util.Map;

/** A plan that a test makes question by question. */
final class FaultPlan implements SandboxFaults {
    private final Map<Question, Fault> faults = new HashMap<>();
    private final Map<TransactionId, Delivery> deliveries = new HashMap<>();

    void plan(Verb verb, TransactionId attempt, int nth, Fault fault) {
        faults.put(new Question(verb, attempt, nth), fault);
    }

    /** How the first try to tell of this attempt is sent. */
    void deliverFirst(TransactionId attempt, Delivery delivery) {
        deliveries.put(attempt, delivery);
    }

    @Override
    public Fault faultOf(Question question) {
        return faults.getOrDefault(question, new Fault.None());
    }

    @Override
    public Delivery deliveryOf(Telling telling) {
        return telling.nth() == 1 ? deliveries.getOrDefault(telling.attempt(), Delivery.ONCE) : Delivery.ONCE;
    }
}
