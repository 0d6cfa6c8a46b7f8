package dev.hexpay.simulator;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.Builders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Programming errors in the storage of payments, transactions and keys. */
final class StorageMutations {
    private StorageMutations() {}

    /** The creation time of a transaction is not stored: while its result is not known, it is always now. */
    static OutPorts transactionsStayYoung(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, Transactions.class, call -> {
            Instant now = simulation.clock().instant();
            Object result = call.proceed();
            if (call.is("find")) {
                return ((Optional<?>) result).map(found -> createdAt((Transaction) found, now));
            } else if (call.is("leaseDue")) {
                return ((List<?>) result)
                        .stream()
                                .map(each -> (Scoped<?>) each)
                                .map(each -> new Scoped<>(each.scope(), createdAt((Transaction) each.value(), now)))
                                .toList();
            }
            return result;
        });
    }

    private static Transaction createdAt(Transaction transaction, Instant then) {
        // One that waits for the payer would wait for ever, because its end counts from its creation.
        if (!(transaction.state() instanceof TransactionState.Pending pending) || pending.actionRequested()) {
            return transaction;
        }
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.paymentSource(),
                transaction.billingDetails(),
                transaction.price(),
                transaction.providerReference(),
                transaction.state(),
                then,
                transaction.updatedAt(),
                transaction.version());
    }

    /** Settlement does not see that a transaction is settled, and no unique key prevents a second invoice. */
    static OutPorts settledTwice(OutPorts ports, Simulation simulation) {
        return Sabotage.in(successHidden(ports), Invoices.class, call -> {
            try {
                return call.proceed();
            } catch (DuplicateKeyException duplicate) {
                Invoice invoice = call.arg(1, Invoice.class);
                PaymentId unknown = new PaymentId(
                        simulation.ids().next(IdKind.PAYMENT, simulation.clock().instant()));
                return call.proceedWith(
                        call.arg(0, Object.class),
                        new Invoice(
                                invoice.id(),
                                invoice.number(),
                                invoice.customer(),
                                new Invoice.Reference(
                                        unknown, invoice.reference().transaction()),
                                invoice.parties(),
                                invoice.description(),
                                invoice.price(),
                                invoice.status(),
                                invoice.issuedAt(),
                                invoice.updatedAt()));
            }
        });
    }

    /** The provider declines after a success, and settlement does not see that the transaction is settled. */
    static OutPorts successOverwritten(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(successHidden(ports), simulation, call -> {
            Object result = call.proceed();
            return call.is("find") && result instanceof ProviderResult.Succeeded ? MutationCase.declined() : result;
        });
    }

    private static OutPorts successHidden(OutPorts ports) {
        OutPorts hiding = Sabotage.in(
                ports,
                Transactions.class,
                call -> call.is("find")
                        ? ((Optional<?>) call.proceed()).map(found -> unsettled((Transaction) found))
                        : call.proceed());
        return Sabotage.in(
                hiding,
                Payments.class,
                call -> call.is("lock")
                        ? ((Optional<?>) call.proceed()).map(found -> unpaid((Payment) found))
                        : call.proceed());
    }

    private static Transaction unsettled(Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded)) {
            return transaction;
        }
        return RefundMutations.with(
                transaction, new TransactionState.Pending(transaction.updatedAt(), transaction.hasRequiredAction()));
    }

    private static Payment unpaid(Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid
                ? in(payment, new PaymentState.Processing(paid.transaction()), payment.version())
                : payment;
    }

    private static Payment in(Payment payment, PaymentState state, long version) {
        return Builders.aCopyOf(payment).inState(state).build().withVersion(version);
    }

    /** Every use case reads the state as of its start and overwrites later changes. */
    static OutPorts noLock(OutPorts ports, Simulation simulation) {
        return withoutLock(ports, simulation, () -> true);
    }

    /** Cancel reads the state as of its start and overwrites later changes. */
    static OutPorts noLockOnCancel(OutPorts ports, Simulation simulation) {
        return withoutLock(ports, simulation, () -> Sabotage.isCalledBy("CancelPaymentHandler"));
    }

    private record Revision(long commits, Payment payment) {}

    private static OutPorts withoutLock(OutPorts ports, Simulation simulation, BooleanSupplier skipsLock) {
        Map<PaymentId, List<Revision>> history = new HashMap<>();
        return Sabotage.in(ports, Payments.class, call -> {
            if (call.is("lock") && skipsLock.getAsBoolean()) {
                return asOfStart(simulation, call, history);
            } else if (call.is("insert") || call.is("save")) {
                Payment written = call.arg(1, Payment.class);
                long version = simulation
                        .store()
                        .payments()
                        .find(call.arg(0, Scope.class), written.id())
                        .map(Payment::version)
                        .orElse(0L);
                Object[] arguments = call.args().toArray();
                arguments[1] = in(written, written.state(), version);
                Object result = call.proceedWith(arguments);
                history.computeIfAbsent(written.id(), id -> new ArrayList<>())
                        .add(new Revision(
                                simulation.interleaving().commits() + 1,
                                result instanceof Payment saved ? saved : written));
                return result;
            }
            return call.proceed();
        });
    }

    private static Object asOfStart(
            Simulation simulation, Sabotage.PortCall call, Map<PaymentId, List<Revision>> history) {
        Optional<?> now = (Optional<?>) call.proceed();
        if (now.isEmpty()) {
            return now;
        }
        Payment current = (Payment) now.get();
        Payment visible = current;
        for (Revision stored : history.getOrDefault(current.id(), List.of())) {
            if (stored.commits() <= simulation.interleaving().commitsAtStart()
                    && stored.payment().version() <= current.version()) {
                visible = stored.payment();
            }
        }
        return Optional.of(visible);
    }

    /** Every request claims its key, even one that is taken. */
    static OutPorts keyNotClaimed(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, IdempotencyKeys.class, call -> {
            if (call.is("claim")) {
                return call.proceedWith(call.arg(0, Object.class), call.arg(1, Object.class), Instant.MAX);
            }
            return call.is("find") ? Optional.empty() : call.proceed();
        });
    }

    /** The last response replaces the stored one. */
    static OutPorts responseOverwritten(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, IdempotencyKeys.class, call -> {
            if (call.is("storeResponse")) {
                Scope scope = call.arg(0, Scope.class);
                IdempotencyKeys keys = simulation.store().idempotencyKeys();
                keys.find(scope, call.arg(1, IdempotencyKey.class))
                        .ifPresent(record -> keys.claim(scope, withResponse(record, null), Instant.MAX));
            }
            return call.proceed();
        });
    }

    /** The response is returned but not stored. */
    static OutPorts responseNotStored(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                IdempotencyKeys.class,
                call -> call.is("storeResponse") ? call.arg(2, EncryptedResponse.class) : call.proceed());
    }

    private static IdempotencyRecord withResponse(IdempotencyRecord record, EncryptedResponse response) {
        return new IdempotencyRecord(
                record.key(),
                record.fingerprint(),
                record.outcome(),
                record.claimedAt(),
                record.leasedUntil(),
                response);
    }
}
