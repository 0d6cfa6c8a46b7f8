package dev.hexpay.e2e;

import dev.hexpay.adapter.sandbox.Fault;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.domain.id.TransactionId;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Faults that a test plans for the next call of an operation, and for all later notifications. */
final class PlannedFaults implements SandboxFaults {
    private final Map<Operation, Queue<Fault>> next = new ConcurrentHashMap<>();
    private final Map<TransactionId, Delivery> deliveries = new ConcurrentHashMap<>();
    private volatile Delivery delivery = Delivery.ONCE;

    /** Plans the fault of the next call of this operation. */
    void next(Operation operation, Fault fault) {
        next.computeIfAbsent(operation, none -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    void deliver(Delivery all) {
        delivery = all;
    }

    void deliver(TransactionId transaction, Delivery planned) {
        deliveries.put(transaction, planned);
    }

    @Override
    public Fault faultOf(SandboxCall call) {
        Queue<Fault> planned = next.get(call.operation());
        Fault fault = planned == null ? null : planned.poll();
        return fault == null ? new Fault.None() : fault;
    }

    @Override
    public Delivery deliveryOf(DeliveryAttempt notification) {
        return deliveries.getOrDefault(notification.transaction(), delivery);
    }
}
