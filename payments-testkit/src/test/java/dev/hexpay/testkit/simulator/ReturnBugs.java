package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Refunded;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Mistakes in giving money back, in its papers and in the cards on file. */
final class ReturnBugs {
    private ReturnBugs() {}

    /** Whoever settles a refund does not see that it is settled, and no credit note stands in the way. */
    static OutPorts settledTwice(OutPorts ports, World world) {
        OutPorts blind = Bend.in(ports, Refunds.class, call -> {
            Object answer = call.straight();
            return call.is("find")
                    ? ((Optional<?>) answer).map(found -> in((Refund) found, unsettled((Refund) found)))
                    : answer;
        });
        return Bend.in(blind, CreditNotes.class, call -> {
            try {
                return call.straight();
            } catch (AlreadyThere twin) {
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
        return begunAt(refund, state, refund.createdAt());
    }

    private static Refund begunAt(Refund refund, RefundState state, Instant then) {
        return new Refund(
                refund.id(),
                refund.of(),
                refund.share(),
                refund.cause(),
                refund.reason(),
                state,
                then,
                refund.updatedAt(),
                refund.version());
    }

    /** What refunds under way take can be taken again: only what has gone back counts. */
    static OutPorts promiseForgotten(OutPorts ports, World world) {
        return Bend.in(ports, Transactions.class, call -> {
            if (call.is("save") && call.arg(1, Transaction.class).state() instanceof TransactionState.Succeeded paid) {
                Money done = paid.refunded().done();
                Money zero = Money.zero(done.currency());
                Refunded forgetful = new Refunded(new Share(done, zero), done);
                return call.with(
                        call.arg(0, Object.class),
                        with(
                                call.arg(1, Transaction.class),
                                new TransactionState.Succeeded(
                                        paid.invoice(),
                                        paid.providerReference(),
                                        paid.paidAt(),
                                        forgetful,
                                        paid.dispute())));
            }
            return call.straight();
        });
    }

    private static Transaction with(Transaction attempt, TransactionState state) {
        return new Transaction(
                attempt.id(),
                attempt.payment(),
                attempt.provider(),
                attempt.instrument(),
                attempt.payer(),
                attempt.price(),
                state,
                attempt.createdAt(),
                attempt.updatedAt(),
                attempt.version());
    }

    static OutPorts noteNumberedOutside(OutPorts ports, World world) {
        Map<Scope, Long> last = new HashMap<>();
        return Bend.in(
                ports,
                Invoices.class,
                call -> call.is("next") && call.args().contains(InvoiceSeries.CREDIT_NOTE)
                        ? new InvoiceNumber(
                                InvoiceSeries.CREDIT_NOTE, last.merge(call.arg(0, Scope.class), 1L, Long::sum))
                        : call.straight());
    }

    static OutPorts keyPerTry(OutPorts ports, World world) {
        AtomicInteger tries = new AtomicInteger();
        return Bend.inProvider(
                ports,
                world,
                call -> call.is("refund")
                        ? world.provider()
                                .refund(
                                        call.arg(0, Scope.class),
                                        call.arg(1, Return.class),
                                        "try " + tries.incrementAndGet())
                        : call.straight());
    }

    /** The time at which a refund was begun is not kept: it is always now. */
    static OutPorts refundsStayYoung(OutPorts ports, World world) {
        UnaryOperator<Refund> younger =
                refund -> begunAt(refund, refund.state(), world.clock().instant());
        return Bend.in(ports, Refunds.class, call -> {
            Object answer = call.straight();
            if (call.is("find")) {
                return ((Optional<?>) answer).map(found -> younger.apply((Refund) found));
            } else if (call.is("leaseUnfinished")) {
                return ((List<?>) answer)
                        .stream()
                                .map(each -> (Refunds.Located) each)
                                .map(each -> new Refunds.Located(each.scope(), younger.apply(each.refund())))
                                .toList();
            }
            return answer;
        });
    }

    static OutPorts unknownIsDeclined(OutPorts ports, World world) {
        return Bend.inProvider(ports, world, call -> {
            if (!call.is("refund") && !call.is("findRefund")) {
                return call.straight();
            }
            try {
                return call.straight();
            } catch (IllegalStateException lost) {
                return new RefundAnswer.Declined(new Failure("processing_error", null, "Something went wrong."));
            }
        });
    }

    /** A card that was on file once is found for ever. */
    static OutPorts detachedIsFound(OutPorts ports, World world) {
        Map<PaymentMethodId, PaymentMethod> known = new HashMap<>();
        return Bend.in(ports, PaymentMethods.class, call -> {
            Object answer = call.straight();
            if (answer instanceof Optional<?> found) {
                found.ifPresent(method -> known.put(call.arg(1, PaymentMethodId.class), (PaymentMethod) method));
                return Optional.ofNullable(known.get(call.arg(1, PaymentMethodId.class)));
            }
            return answer;
        });
    }

    static OutPorts receiptMarkedFirst(OutPorts ports, World world) {
        return Bend.in(ports, Receipts.class, call -> {
            Object answer = call.straight();
            if (answer instanceof List<?> leased) {
                leased.stream()
                        .map(each -> (Receipts.Located) each)
                        .forEach(each -> call.port(Receipts.class)
                                .save(
                                        each.scope(),
                                        each.receipt().sent(world.clock().instant())));
            }
            return answer;
        });
    }

    static OutPorts paidTwiceIgnored(OutPorts ports, World world) {
        return Bend.in(
                ports,
                Refunds.class,
                call -> call.is("insert") && call.arg(1, Refund.class).cause() == Cause.PAID_TWICE
                        ? null
                        : call.straight());
    }

    /** Whoever wants to give money back does not see that the payer's bank has claimed it. */
    static OutPorts disputeOverlooked(OutPorts ports, World world) {
        return Bend.in(
                ports,
                Transactions.class,
                call -> call.is("find")
                        ? ((Optional<?>) call.straight()).map(found -> undisputed((Transaction) found))
                        : call.straight());
    }

    private static Transaction undisputed(Transaction attempt) {
        if (!(attempt.state() instanceof TransactionState.Succeeded paid)) {
            return attempt;
        }
        Dispute dispute = paid.dispute();
        return dispute == null || dispute.isResolved()
                ? attempt
                : with(
                        attempt,
                        new TransactionState.Succeeded(
                                paid.invoice(), paid.providerReference(), paid.paidAt(), paid.refunded(), null));
    }
}
