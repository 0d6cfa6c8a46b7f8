package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Refunds.Located;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Refunded;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of money that goes back. */
final class RefundFaults {
    private static final Map<Object, List<Refund>> KEPT = new ConcurrentHashMap<>();
    private static final Map<Object, Located> SAVED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("ignores the version of a refund", Bend.in(Refunds.class, "save", call -> {
                Refund given = call.arg(1);
                Refund kept =
                        call.store().refunds().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, Values.with(given, "version", kept.version()))
                        .proceed();
            })),
            Fault.that(
                    "does not say that a refund was stale", Bend.swallowing(Refunds.class, "save", StaleWrite.class)),
            Fault.that("gives back a refund with its old version", Bend.in(Refunds.class, "save", call -> {
                Refund saved = call.proceed();
                return Values.with(saved, "version", saved.version() - 1);
            })),
            Fault.that(
                    "gives back twice what was paid twice",
                    Bend.swallowing(Refunds.class, "insert", AlreadyThere.class)),
            Fault.that("keeps a second refund of what was paid twice", Bend.in(Refunds.class, "insert", call -> {
                try {
                    return call.proceed();
                } catch (AlreadyThere twice) {
                    return call.with(1, Values.with(call.<Refund>arg(1), "cause", Refund.Cause.REQUESTED))
                            .proceed();
                }
            })),
            Fault.that("allows one refund only", Bend.in(Refunds.class, "insert", call -> {
                Refund given = call.arg(1);
                List<Refund> earlier = call.store()
                        .refunds()
                        .ofTransaction(call.arg(0), given.of().transaction());
                if (!earlier.isEmpty()) {
                    throw new AlreadyThere("a refund");
                }
                return call.proceed();
            })),
            Fault.that("lists refunds newest first", Bend.in(Refunds.class, "ofTransaction", call -> {
                List<Object> refunds = new ArrayList<>(call.<List<?>>proceed());
                Collections.reverse(refunds);
                return refunds;
            })),
            Fault.that("lists refunds of every attempt", RefundFaults::remembering),
            Fault.that(
                    "forgets why money goes back",
                    Bend.ofWritten(Refund.class, refund -> Values.with(refund, "reason", null))),
            Fault.that(
                    "takes every refund for a requested one",
                    Bend.ofWritten(Refund.class, refund -> Values.with(refund, "cause", Refund.Cause.REQUESTED))),
            Fault.that(
                    "takes every provider for the sandbox",
                    Bend.ofWritten(Refund.Charge.class, charge -> Values.with(charge, "provider", "sandbox"))),
            Fault.that(
                    "forgets when money went back",
                    Bend.ofWritten(
                            RefundState.Succeeded.class, done -> Values.with(done, "refundedAt", Builders.NOON))),
            Fault.that(
                    "forgets what is promised to refunds",
                    Bend.ofWritten(Refunded.class, refunded -> new Refunded(none(refunded), refunded.done()))),
            Fault.that(
                    "forgets what has gone back",
                    Bend.ofWritten(
                            Refunded.class,
                            refunded -> new Refunded(
                                    refunded.promised(),
                                    Money.zero(refunded.done().currency())))),
            Fault.that(
                    "forgets disputes",
                    Bend.ofWritten(TransactionState.Succeeded.class, paid -> Values.with(paid, "dispute", null))),
            Fault.that(
                    "forgets why banks want money back",
                    Bend.ofWritten(Dispute.class, dispute -> Values.with(dispute, "reason", null))),
            Fault.that("hands out refunds as live ones", Bend.in(Refunds.class, "leaseUnfinished", call -> {
                List<Located> leased = call.proceed();
                return leased.stream()
                        .map(located ->
                                new Located(new Scope(located.scope().organization(), Mode.LIVE), located.refund()))
                        .toList();
            })),
            Fault.that("takes putting off a refund for a change", Bend.in(Refunds.class, "leaseUnfinished", call -> {
                List<Located> leased = call.proceed();
                leased.forEach(located -> call.store().refunds().save(located.scope(), located.refund()));
                return leased;
            })),
            Fault.that("hands out refunds that have ended", call -> {
                if (call.is(Refunds.class, "save")) {
                    Refund saved = call.proceed();
                    SAVED.put(call.store(), new Located(call.arg(0), saved));
                    return saved;
                }
                Object answer = call.proceed();
                return call.is(Refunds.class, "leaseUnfinished") && SAVED.containsKey(call.store())
                        ? List.of(SAVED.get(call.store()))
                        : answer;
            }));

    private RefundFaults() {}

    private static Share none(Refunded refunded) {
        return Refunded.nothing(refunded.done()).promised();
    }

    private static Object remembering(Call call) throws Throwable {
        if (call.is(Refunds.class, "insert")) {
            KEPT.computeIfAbsent(call.store(), store -> new ArrayList<>()).add(call.arg(1));
        }
        Object answer = call.proceed();
        return call.is(Refunds.class, "ofTransaction")
                ? Optional.ofNullable(KEPT.get(call.store())).orElse(List.of())
                : answer;
    }
}
