package dev.hexpay.simulator;

import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Programming errors in refunds, their documents and the saved cards. */
final class RefundMutations {
    private RefundMutations() {}

    /** Settlement does not see that a refund is settled, and no unique key prevents a second credit note. */
    static OutPorts settledTwice(OutPorts ports, Simulation simulation) {
        OutPorts hiding = Sabotage.in(ports, Refunds.class, call -> {
            Object result = call.proceed();
            return call.is("find")
                    ? ((Optional<?>) result).map(found -> in((Refund) found, unsettled((Refund) found)))
                    : result;
        });
        return Sabotage.in(hiding, CreditNotes.class, call -> {
            try {
                return call.proceed();
            } catch (DuplicateKeyException duplicate) {
                return null;
            }
        });
    }

    private static RefundState unsettled(Refund refund) {
        return refund.state() instanceof RefundState.Succeeded
                ? new RefundState.Pending(refund.updatedAt())
                : refund.state();
    }

    private static Refund in(Refund refund, RefundState state) {
        return createdAt(refund, state, refund.createdAt());
    }

    private static Refund createdAt(Refund refund, RefundState state, Instant then) {
        return new Refund(
                refund.id(),
                refund.charge(),
                refund.share(),
                refund.cause(),
                refund.reason(),
                state,
                then,
                refund.updatedAt(),
                refund.version());
    }

    /** Amounts reserved by pending refunds can be reserved again: only refunded amounts count. */
    static OutPorts reservationLost(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, Transactions.class, call -> {
            if (call.is("save") && call.arg(1, Transaction.class).state() instanceof TransactionState.Succeeded paid) {
                Money refunded = paid.refundTotals().refunded();
                Money zero = Money.zero(refunded.currency());
                RefundTotals withoutReservation = new RefundTotals(new Share(refunded, zero), refunded);
                return call.proceedWith(
                        call.arg(0, Object.class),
                        with(
                                call.arg(1, Transaction.class),
                                new TransactionState.Succeeded(
                                        paid.invoice(), paid.paidAt(), withoutReservation, paid.dispute())));
            }
            return call.proceed();
        });
    }

    /** The transaction in this state. */
    static Transaction with(Transaction transaction, TransactionState state) {
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.paymentSource(),
                transaction.billingDetails(),
                transaction.price(),
                transaction.providerReference(),
                state,
                transaction.createdAt(),
                transaction.updatedAt(),
                transaction.version());
    }

    static OutPorts noteNumberedOutside(OutPorts ports, Simulation simulation) {
        Map<Scope, Long> last = new HashMap<>();
        return Sabotage.in(
                ports,
                Invoices.class,
                call -> call.is("next") && call.args().contains(InvoiceSeries.CREDIT_NOTE)
                        ? new InvoiceNumber(
                                InvoiceSeries.CREDIT_NOTE, last.merge(call.arg(0, Scope.class), 1L, Long::sum))
                        : call.proceed());
    }

    static OutPorts newKeyPerCall(OutPorts ports, Simulation simulation) {
        AtomicInteger calls = new AtomicInteger();
        return Sabotage.inProvider(
                ports,
                simulation,
                call -> call.is("refund")
                        ? simulation
                                .provider()
                                .refund(
                                        call.arg(0, Scope.class),
                                        call.arg(1, RefundRequest.class),
                                        "call " + calls.incrementAndGet())
                        : call.proceed());
    }

    /** The creation time of a refund is not stored: it is always now. */
    static OutPorts refundsStayYoung(OutPorts ports, Simulation simulation) {
        UnaryOperator<Refund> younger =
                refund -> createdAt(refund, refund.state(), simulation.clock().instant());
        return Sabotage.in(ports, Refunds.class, call -> {
            Object result = call.proceed();
            if (call.is("find")) {
                return ((Optional<?>) result).map(found -> younger.apply((Refund) found));
            } else if (call.is("leaseDue")) {
                return ((List<?>) result)
                        .stream()
                                .map(each -> (Scoped<?>) each)
                                .map(each -> new Scoped<>(each.scope(), younger.apply((Refund) each.value())))
                                .toList();
            }
            return result;
        });
    }

    static OutPorts unknownIsDeclined(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            if (!call.is("refund") && !call.is("findRefund")) {
                return call.proceed();
            }
            try {
                return call.proceed();
            } catch (IllegalStateException lost) {
                return new RefundResult.Declined(new Failure("processing_error", null, "Something went wrong."));
            }
        });
    }

    /** The look-up of a refund does not read that it failed. */
    static OutPorts lateFailureIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            Object result = call.proceed();
            boolean isLate = call.is("findRefund")
                    && result instanceof RefundResult.Declined declined
                    && declined.failure().code().equals("fails_late");
            return isLate ? new RefundResult.Succeeded("re_late") : result;
        });
    }

    /** A late failure of a refund has no document. */
    static OutPorts noteNotCanceled(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                CreditNotes.class,
                call -> call.is("insert") && call.arg(1, CreditNote.class).isCancellation() ? null : call.proceed());
    }

    /** A search for the refunds of a transaction leaves out the pending ones. */
    static OutPorts pendingNotSeen(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Refunds.class,
                call -> call.is("ofTransaction")
                        ? ((List<?>) call.proceed())
                                .stream()
                                        .filter(refund -> ((Refund) refund).isSettled())
                                        .toList()
                        : call.proceed());
    }

    /** What the provider has refunded in total is not read. */
    static OutPorts elsewhereIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            Object result = call.proceed();
            return result instanceof ProviderResult.Succeeded paid
                    ? new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), paid.dispute())
                    : result;
        });
    }

    /** A detached card is still found. */
    static OutPorts detachedIsFound(OutPorts ports, Simulation simulation) {
        Map<PaymentMethodId, PaymentMethod> everFound = new HashMap<>();
        return Sabotage.in(ports, PaymentMethods.class, call -> {
            Object result = call.proceed();
            if (result instanceof Optional<?> found) {
                found.ifPresent(method -> everFound.put(call.arg(1, PaymentMethodId.class), (PaymentMethod) method));
                return Optional.ofNullable(everFound.get(call.arg(1, PaymentMethodId.class)));
            }
            return result;
        });
    }

    static OutPorts receiptMarkedFirst(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, Receipts.class, call -> {
            Object result = call.proceed();
            if (result instanceof List<?> leased) {
                leased.stream()
                        .map(each -> (Scoped<?>) each)
                        .forEach(each -> call.port(Receipts.class)
                                .save(
                                        each.scope(),
                                        ((Receipt) each.value())
                                                .sent(simulation.clock().instant())));
            }
            return result;
        });
    }

    static OutPorts duplicateIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Refunds.class,
                call -> call.is("insert") && call.arg(1, Refund.class).cause() == Cause.DUPLICATE_PAYMENT
                        ? null
                        : call.proceed());
    }

    /** A refund does not see that the transaction is disputed. */
    static OutPorts disputeIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Transactions.class,
                call -> call.is("find")
                        ? ((Optional<?>) call.proceed()).map(found -> undisputed((Transaction) found))
                        : call.proceed());
    }

    private static Transaction undisputed(Transaction transaction) {
        if (!(transaction.state() instanceof TransactionState.Succeeded paid)) {
            return transaction;
        }
        RecordedDispute dispute = paid.dispute();
        return dispute == null || dispute.report().isResolved()
                ? transaction
                : with(
                        transaction,
                        new TransactionState.Succeeded(paid.invoice(), paid.paidAt(), paid.refundTotals(), null));
    }
}
