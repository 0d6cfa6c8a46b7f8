package dev.hexpay.e2e;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.sandbox.Fault;
import dev.hexpay.sandbox.SandboxFaults;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Faults that a test plans for the next question of a kind, and for all notifications until it plans otherwise. */
final class PlannedFaults implements SandboxFaults {
    private final Map<Verb, Queue<Fault>> next = new ConcurrentHashMap<>();
    private final Map<TransactionId, Delivery> deliveries = new ConcurrentHashMap<>();
    private volatile Delivery delivery = Delivery.ONCE;

    /** What goes wrong the next time that this is asked. */
    void next(Verb verb, Fault fault) {
        next.computeIfAbsent(verb, none -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    void deliver(Delivery all) {
        delivery = all;
    }

    void deliver(TransactionId attempt, Delivery those) {
        deliveries.put(attempt, those);
    }

    @Override
    public Fault faultOf(Question question) {
        Queue<Fault> planned = next.get(question.verb());
        Fault fault = planned == null ? null : planned.poll();
        return fault == null ? new Fault.None() : fault;
    }

    @Override
    public Delivery deliveryOf(Telling telling) {
        return deliveries.getOrDefault(telling.attempt(), delivery);
    }
}
