package dev.hexpay.simulator;

import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.InvariantChecker.PaymentSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merchants who refund: in full, in part, at times too much or a transaction that moved no money. */
final class RefundActor {
    private final Cluster cluster;
    private final SeededRandom random;
    private final Simulation simulation;
    private final ApiClients clients;

    private record Selection(Scope scope, Transaction transaction) {}

    RefundActor(Cluster cluster, ApiClients clients) {
        this.cluster = cluster;
        this.random = cluster.random();
        this.simulation = cluster.simulation();
        this.clients = clients;
    }

    void refund() {
        @Nullable Selection selection = select();
        if (selection == null) {
            return;
        }
        Scope scope = selection.scope();
        Transaction transaction = selection.transaction();
        @Nullable Long amountMinor = amountMinor(transaction);
        RefundTransaction.Command command = new RefundTransaction.Command(transaction.id(), amountMinor, null);
        clients.send(
                scope,
                "refunds " + (amountMinor == null ? "all" : amountMinor) + " of " + transaction.id(),
                new Request.Operation<>(
                        clients.maybeKey(),
                        new Request.Committing<>((server, idempotency) ->
                                server.refunds().refund().refund(scope, command, idempotency)),
                        ResponseText::refunded));
    }

    private @Nullable Selection select() {
        List<PaymentSnapshot> all = simulation.checker().payments();
        List<PaymentSnapshot> paid = all.stream()
                .filter(snapshot -> snapshot.payment().status() == PaymentStatus.SUCCEEDED)
                .toList();
        boolean includesUnpaid = paid.isEmpty() || random.chanceInThousand(100);
        List<PaymentSnapshot> choices = includesUnpaid ? all : paid;
        if (choices.isEmpty()) {
            return null;
        }
        PaymentSnapshot snapshot = random.oneOf(choices);
        List<Transaction> transactions = simulation
                .store()
                .transactions()
                .ofPayment(snapshot.scope(), snapshot.payment().id());
        List<Transaction> eligible = transactions.stream()
                .filter(transaction -> includesUnpaid || transaction.state() instanceof TransactionState.Succeeded)
                .toList();
        return eligible.isEmpty() ? null : new Selection(snapshot.scope(), random.oneOf(eligible));
    }

    private @Nullable Long amountMinor(Transaction transaction) {
        long paidMinor = transaction.price().total().minor();
        long leftMinor = transaction.state() instanceof TransactionState.Succeeded
                ? transaction.refundable().total().minor()
                : paidMinor;
        int variant = random.between(1, 10);
        if (variant <= 4) {
            return null;
        } else if (variant == 5) {
            return leftMinor + random.between(0, 1);
        }
        return (long) random.between(1, (int) Math.max(1, variant == 6 ? paidMinor : leftMinor));
    }

    /** Reads and refunds a transaction in a scope that does not own it. */
    void accessForeignTransaction() {
        @Nullable Selection selection = select();
        if (selection != null) {
            Scope other = random.oneOf(simulation.scopes().stream()
                    .filter(scope -> !scope.equals(selection.scope()))
                    .toList());
            RefundTransaction.Command command =
                    new RefundTransaction.Command(selection.transaction().id(), null, null);
            cluster.perform("another scope looks for " + selection.transaction().id(), () -> {
                notFound(() -> cluster.server()
                        .transactions()
                        .queries()
                        .get(other, selection.transaction().id()));
                notFound(() -> cluster.server()
                        .refunds()
                        .queries()
                        .refundsOf(other, selection.transaction().id()));
                notFound(() -> cluster.server().refunds().refund().refund(other, command));
            });
        }
    }

    private void notFound(Runnable access) {
        try {
            access.run();
        } catch (PaymentsException rejection) {
            if (rejection.code() == ErrorCode.TRANSACTION_NOT_FOUND) {
                cluster.trace().count("foreign transaction not found");
                return;
            }
        }
        throw new InvariantViolation(Invariant.SCOPES_ISOLATED, "a transaction of another scope was found");
    }
}
