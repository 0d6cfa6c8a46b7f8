package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Disputes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of refunds and disputes. */
final class RefundFaults {
    private static final Map<Object, List<Refund>> REFUNDS = new ConcurrentHashMap<>();
    private static final Map<Object, Scoped<Refund>> SAVED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("ignores the version of a refund", Sabotage.in(Refunds.class, "save", call -> {
                Refund given = call.arg(1);
                Refund existing =
                        call.store().refunds().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, RecordCopies.with(given, "version", existing.version()))
                        .proceed();
            })),
            Fault.that(
                    "does not report a stale refund",
                    Sabotage.swallowing(Refunds.class, "save", OptimisticLockException.class)),
            Fault.that("returns a refund with its old version", Sabotage.in(Refunds.class, "save", call -> {
                Refund saved = call.proceed();
                return RecordCopies.with(saved, "version", saved.version() - 1);
            })),
            Fault.that(
                    "counts no failed refund of a duplicate payment",
                    Sabotage.in(Refunds.class, "countFailedOfDuplicatePayments", call -> 0L)),
            Fault.that(
                    "counts a failed refund too many",
                    Sabotage.in(Refunds.class, "countFailedOfDuplicatePayments", call -> call.<Long>proceed() + 1)),
            Fault.that(
                    "refunds a duplicate payment twice",
                    Sabotage.swallowing(Refunds.class, "insert", DuplicateKeyException.class)),
            Fault.that("inserts a second refund of a duplicate payment", Sabotage.in(Refunds.class, "insert", call -> {
                try {
                    return call.proceed();
                } catch (DuplicateKeyException duplicate) {
                    return call.with(1, RecordCopies.with(call.<Refund>arg(1), "cause", Refund.Cause.REQUESTED))
                            .proceed();
                }
            })),
            Fault.that("allows one refund only", Sabotage.in(Refunds.class, "insert", call -> {
                Refund given = call.arg(1);
                List<Refund> earlier = call.store()
                        .refunds()
                        .ofTransaction(call.arg(0), given.charge().transaction());
                if (!earlier.isEmpty()) {
                    throw new DuplicateKeyException("a refund");
                }
                return call.proceed();
            })),
            Fault.that("lists refunds newest first", Sabotage.in(Refunds.class, "ofTransaction", call -> {
                List<Object> refunds = new ArrayList<>(call.<List<?>>proceed());
                Collections.reverse(refunds);
                return refunds;
            })),
            Fault.that("lists refunds of every transaction", RefundFaults::remembering),
            Fault.that(
                    "forgets the reason of a refund",
                    Sabotage.onWrite(Refund.class, refund -> RecordCopies.with(refund, "reason", null))),
            Fault.that(
                    "stores every refund as requested",
                    Sabotage.onWrite(
                            Refund.class, refund -> RecordCopies.with(refund, "cause", Refund.Cause.REQUESTED))),
            Fault.that(
                    "stores every provider as the sandbox",
                    Sabotage.onWrite(
                            Refund.ProviderCharge.class, charge -> RecordCopies.with(charge, "provider", "sandbox"))),
            Fault.that(
                    "forgets when a refund succeeded",
                    Sabotage.onWrite(
                            RefundState.Succeeded.class, done -> RecordCopies.with(done, "refundedAt", Builders.NOON))),
            Fault.that(
                    "forgets the amount reserved for refunds",
                    Sabotage.onWrite(
                            RefundTotals.class, refunded -> new RefundTotals(none(refunded), refunded.refunded()))),
            Fault.that(
                    "forgets the refunded amount",
                    Sabotage.onWrite(
                            RefundTotals.class,
                            refunded -> new RefundTotals(
                                    refunded.reserved(),
                                    Money.zero(refunded.refunded().currency())))),
            Fault.that(
                    "forgets disputes",
                    Sabotage.onWrite(
                            TransactionState.Succeeded.class, paid -> RecordCopies.with(paid, "dispute", null))),
            Fault.that(
                    "forgets the reason of a dispute",
                    Sabotage.onWrite(Dispute.class, dispute -> RecordCopies.with(dispute, "reason", null))),
            Fault.that(
                    "stores another id of a dispute",
                    Sabotage.onWrite(
                            RecordedDispute.class, dispute -> RecordCopies.with(dispute, "id", Builders.aDisputeId()))),
            Fault.that("finds a dispute by the id of its transaction", Sabotage.in(Disputes.class, "find", call -> {
                Optional<Transaction> found = call.proceed();
                String ulid = call.<DisputeId>arg(1).value().substring("dp_".length());
                return found.isPresent()
                        ? found
                        : call.store().transactions().find(call.arg(0), new TransactionId("txn_" + ulid));
            })),
            Fault.that(
                    "lists disputes in the order of their transactions", Sabotage.in(Disputes.class, "list", call -> {
                        Page<Transaction> page = call.proceed();
                        return new Page<>(
                                page.items().stream()
                                        .sorted(Comparator.comparing((Transaction row) ->
                                                        row.id().value())
                                                .reversed())
                                        .toList(),
                                page.hasMore());
                    })),
            Fault.that("lists transactions without a dispute", Sabotage.in(Disputes.class, "list", call -> {
                Page<Transaction> page = call.proceed();
                return page.items().isEmpty()
                        ? call.store().transactions().list(call.arg(0), TransactionFilter.ALL, PageRequest.first(10))
                        : page;
            })),
            Fault.that(
                    "finds the credit note of the first refund only",
                    Sabotage.in(CreditNotes.class, "ofRefunds", call -> {
                        List<RefundId> refunds = List.copyOf(call.<Collection<RefundId>>arg(1));
                        return refunds.isEmpty()
                                ? List.of()
                                : call.with(1, refunds.subList(0, 1)).proceed();
                    })),
            Fault.that("leases refunds in live mode", Sabotage.in(Refunds.class, "leaseDue", call -> {
                List<Scoped<Refund>> leased = call.proceed();
                return leased.stream()
                        .map(scoped ->
                                new Scoped<>(new Scope(scoped.scope().organization(), Mode.LIVE), scoped.value()))
                        .toList();
            })),
            Fault.that("changes the version of a leased refund", Sabotage.in(Refunds.class, "leaseDue", call -> {
                List<Scoped<Refund>> leased = call.proceed();
                leased.forEach(scoped -> call.store().refunds().save(scoped.scope(), scoped.value()));
                return leased;
            })),
            Fault.that("leases settled refunds", call -> {
                if (call.is(Refunds.class, "save")) {
                    Refund saved = call.proceed();
                    SAVED.put(call.store(), new Scoped<>(call.arg(0), saved));
                    return saved;
                }
                Object result = call.proceed();
                return call.is(Refunds.class, "leaseDue") && SAVED.containsKey(call.store())
                        ? List.of(SAVED.get(call.store()))
                        : result;
            }));

    private RefundFaults() {}

    private static Share none(RefundTotals refunded) {
        return RefundTotals.none(refunded.refunded()).reserved();
    }

    private static Object remembering(PortCall call) throws Throwable {
        if (call.is(Refunds.class, "insert")) {
            REFUNDS.computeIfAbsent(call.store(), store -> new ArrayList<>()).add(call.arg(1));
        }
        Object result = call.proceed();
        return call.is(Refunds.class, "ofTransaction")
                ? Optional.ofNullable(REFUNDS.get(call.store())).orElse(List.of())
                : result;
    }
}
