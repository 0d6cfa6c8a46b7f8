package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import java.util.HashMap;
import java.util.Map;

/** Faults that a test plans call by call. */
final class FaultPlan implements SandboxFaults {
    private final Map<SandboxCall, Fault> faults = new HashMap<>();
    private final Map<TransactionId, Delivery> deliveries = new HashMap<>();

    void plan(Operation operation, TransactionId transaction, int attemptNumber, Fault fault) {
        faults.put(new SandboxCall(operation, transaction, attemptNumber), fault);
    }

    /** Plans the first delivery of a notification about this transaction. */
    void deliverFirst(TransactionId transaction, Delivery delivery) {
        deliveries.put(transaction, delivery);
    }

    @Override
    public Fault faultOf(SandboxCall call) {
        return faults.getOrDefault(call, new Fault.None());
    }

    @Override
    public Delivery deliveryOf(DeliveryAttempt attempt) {
        return attempt.attemptNumber() == 1
                ? deliveries.getOrDefault(attempt.transaction(), Delivery.ONCE)
                : Delivery.ONCE;
    }
}
