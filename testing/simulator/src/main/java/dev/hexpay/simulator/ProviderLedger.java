package dev.hexpay.simulator;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the provider really did, independent of its responses. */
final class ProviderLedger {
    private final Map<TransactionId, List<Charge>> charges = new HashMap<>();
    private final List<Charge> inOrder = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<RefundExecution> refundExecutions = new ArrayList<>();
    private final Set<RefundId> failedLate = new HashSet<>();
    private final List<RefundElsewhere> refundsElsewhere = new ArrayList<>();

    /** Money that moved; late if the provider had declined it before. */
    record Movement(Scope scope, TransactionId transaction, Money amount, boolean isLate) {}

    /** Money returned to its payer, with the provider's reference. */
    record RefundExecution(Scope scope, RefundRequest request, String reference) {}

    /** Money returned without a request of ours. */
    private record RefundElsewhere(Scope scope, TransactionId transaction, long minor) {}

    /** One charge as the provider stores it. */
    static final class Charge {
        private final Scope scope;
        private final ChargeRequest request;
        private final @Nullable TestCard card;
        private ProviderResult result = new ProviderResult.Processing();
        private boolean wasDeclined;

        Charge(Scope scope, ChargeRequest request, @Nullable TestCard card) {
            this.scope = scope;
            this.request = request;
            this.card = card;
        }

        Scope scope() {
            return scope;
        }

        ChargeRequest request() {
            return request;
        }

        @Nullable
        TestCard card() {
            return card;
        }

        ProviderResult result() {
            return result;
        }

        @Nullable
        Dispute dispute() {
            return result instanceof ProviderResult.Succeeded paid ? paid.dispute() : null;
        }
    }

    void open(Charge charge) {
        charges.computeIfAbsent(charge.request.id(), id -> new ArrayList<>()).add(charge);
        inOrder.add(charge);
    }

    /** Records the result of a charge. */
    void recordResult(Charge charge, ProviderResult result) {
        if (result instanceof ProviderResult.Succeeded) {
            movements.add(new Movement(charge.scope, charge.request.id(), charge.request.amount(), charge.wasDeclined));
        }
        charge.wasDeclined |= result instanceof ProviderResult.Declined;
        charge.result = result;
    }

    /** The charge of a transaction; of several, the one that moved the money. */
    @Nullable
    Charge find(Scope scope, TransactionId transaction) {
        Charge found = null;
        for (Charge charge : charges.getOrDefault(transaction, List.of())) {
            boolean isBetter = found == null || charge.result instanceof ProviderResult.Succeeded;
            if (charge.scope.equals(scope) && isBetter) {
                found = charge;
            }
        }
        return found;
    }

    boolean wasDeclined(Scope scope, TransactionId transaction) {
        return charges.getOrDefault(transaction, List.of()).stream()
                .anyMatch(charge -> charge.scope.equals(scope) && charge.wasDeclined);
    }

    List<Movement> movementsOf(TransactionId transaction) {
        return movements.stream()
                .filter(movement -> movement.transaction().equals(transaction))
                .toList();
    }

    /** Records the dispute of a charge that has moved money. */
    void recordDispute(Charge charge, Dispute dispute) {
        if (charge.result instanceof ProviderResult.Succeeded paid) {
            charge.result = new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), dispute);
        }
    }

    /** The result as the provider returns it now: a success with the sum of all refunds. */
    ProviderResult currentResult(Charge charge) {
        if (!(charge.result instanceof ProviderResult.Succeeded paid)) {
            return charge.result;
        }
        Money returned = new Money(
                refundedMinor(charge.request.id()), charge.request.amount().currency());
        return new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), paid.dispute(), returned);
    }

    /** How much of a transaction was returned to the payer, by refunds and lost disputes. */
    long returnedMinor(TransactionId transaction) {
        return refundedMinor(transaction) + lostMinor(transaction);
    }

    private long refundedMinor(TransactionId transaction) {
        long requestedMinor = refundExecutionsOf(transaction).stream()
                .filter(execution -> !hasFailedLate(execution.request().id()))
                .mapToLong(execution -> execution.request().amount().minor())
                .sum();
        return requestedMinor + elsewhereMinor(transaction);
    }

    /** How much of a transaction was refunded without a request of ours. */
    long elsewhereMinor(TransactionId transaction) {
        return refundsElsewhere.stream()
                .filter(refund -> refund.transaction().equals(transaction))
                .mapToLong(RefundElsewhere::minor)
                .sum();
    }

    void addRefundElsewhere(Charge charge, long minor) {
        refundsElsewhere.add(new RefundElsewhere(charge.scope, charge.request.id(), minor));
    }

    /** The money of an executed refund did not reach its payer. */
    void failLate(RefundId refund) {
        failedLate.add(refund);
    }

    boolean hasFailedLate(RefundId refund) {
        return failedLate.contains(refund);
    }

    /** How much of a transaction was returned by lost disputes. */
    long lostMinor(TransactionId transaction) {
        return charges.getOrDefault(transaction, List.of()).stream()
                .map(Charge::dispute)
                .filter(dispute -> dispute != null && dispute.status() == DisputeStatus.LOST)
                .mapToLong(dispute -> dispute == null ? 0 : dispute.amount().minor())
                .sum();
    }

    void addRefund(RefundExecution execution) {
        refundExecutions.add(execution);
    }

    /** All executed refunds, oldest first. */
    List<RefundExecution> refundExecutions() {
        return refundExecutions;
    }

    List<RefundExecution> executionsOf(RefundId refund) {
        return refundExecutions.stream()
                .filter(execution -> execution.request().id().equals(refund))
                .toList();
    }

    List<RefundExecution> refundExecutionsOf(TransactionId transaction) {
        return refundExecutions.stream()
                .filter(execution -> execution.request().charge().transaction().equals(transaction))
                .toList();
    }

    List<Movement> movements() {
        return movements;
    }

    List<Charge> charges() {
        return inOrder;
    }
}
