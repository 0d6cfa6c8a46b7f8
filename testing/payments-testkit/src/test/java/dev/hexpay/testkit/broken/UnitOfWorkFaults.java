package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Faults of units of work, locks and versions. */
final class UnitOfWorkFaults {
    static final List<Fault> ALL = List.of(
            Fault.that(
                    "commits each statement on its own and locks nothing",
                    Sabotage.in(
                            UnitOfWork.class,
                            "inTransaction",
                            call -> call.<Supplier<?>>arg(0).get())),
            Fault.that(
                    "commits after an exception",
                    Sabotage.in(UnitOfWork.class, "inTransaction", UnitOfWorkFaults::committing)),
            Fault.that(
                    "rolls back after a return",
                    Sabotage.in(UnitOfWork.class, "inTransaction", UnitOfWorkFaults::rollingBack)),
            Fault.that("wraps the exception", Sabotage.in(UnitOfWork.class, "inTransaction", call -> {
                try {
                    return call.proceed();
                } catch (RuntimeException | Error e) {
                    throw new IllegalArgumentException("wrapped", e);
                }
            })),
            Fault.that("loses the result", Sabotage.in(UnitOfWork.class, "inTransaction", call -> {
                Object result = call.proceed();
                return result instanceof String ? "lost" : result;
            })),
            Fault.that("is never open", Sabotage.in(UnitOfWork.class, "isOpen", call -> false)),
            Fault.that("is always open", Sabotage.in(UnitOfWork.class, "isOpen", call -> true)),
            Fault.that(
                    "is always in a transaction of the host",
                    Sabotage.in(UnitOfWork.class, "isInHostTransaction", call -> true)),
            Fault.that(
                    "runs a joined unit on a snapshot without the written rows",
                    Sabotage.in(Payments.class, "find", call -> {
                        Optional<Payment> found = call.proceed();
                        return call.store().unitOfWork().isOpen()
                                ? found.filter(payment -> payment.version() > 0)
                                : found;
                    })),
            Fault.that("ignores the version of a payment", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                Payment existing =
                        call.store().payments().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, RecordCopies.with(given, "version", existing.version()))
                        .proceed();
            })),
            Fault.that("ignores the version of a transaction", Sabotage.in(Transactions.class, "save", call -> {
                Transaction given = call.arg(1);
                Transaction existing = call.store()
                        .transactions()
                        .find(call.arg(0), given.id())
                        .orElse(given);
                return call.with(1, RecordCopies.with(given, "version", existing.version()))
                        .proceed();
            })),
            Fault.that("ignores the version of a customer", Sabotage.in(Customers.class, "save", call -> {
                Customer given = call.arg(1);
                Customer existing =
                        call.store().customers().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, RecordCopies.with(given, "version", existing.version()))
                        .proceed();
            })),
            Fault.that(
                    "does not report a stale payment",
                    Sabotage.swallowing(Payments.class, "save", OptimisticLockException.class)),
            Fault.that(
                    "does not report a stale transaction",
                    Sabotage.swallowing(Transactions.class, "save", OptimisticLockException.class)),
            Fault.that(
                    "does not report a stale customer",
                    Sabotage.swallowing(Customers.class, "save", OptimisticLockException.class)),
            Fault.that("returns a payment with its old version", Sabotage.in(Payments.class, "save", call -> {
                Payment saved = call.proceed();
                return RecordCopies.with(saved, "version", saved.version() - 1);
            })),
            Fault.that("returns a transaction with its old version", Sabotage.in(Transactions.class, "save", call -> {
                Transaction saved = call.proceed();
                return RecordCopies.with(saved, "version", saved.version() - 1);
            })),
            Fault.that("returns a customer with its old version", Sabotage.in(Customers.class, "save", call -> {
                Customer saved = call.proceed();
                return RecordCopies.with(saved, "version", saved.version() - 1);
            })));

    private UnitOfWorkFaults() {}

    private static Object committing(PortCall call) throws Throwable {
        Throwable[] thrown = new Throwable[1];
        Supplier<?> work = call.arg(0);
        Supplier<Object> swallowing = () -> {
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                thrown[0] = e;
                return null;
            }
        };
        Object result = call.with(0, swallowing).proceed();
        if (thrown[0] != null) {
            throw thrown[0];
        }
        return result;
    }

    private static Object rollingBack(PortCall call) throws Throwable {
        Object[] result = new Object[1];
        Supplier<?> work = call.arg(0);
        Supplier<Object> throwing = () -> {
            result[0] = work.get();
            throw new UnsupportedOperationException();
        };
        try {
            return call.with(0, throwing).proceed();
        } catch (UnsupportedOperationException rolledBack) {
            return result[0];
        }
    }
}
