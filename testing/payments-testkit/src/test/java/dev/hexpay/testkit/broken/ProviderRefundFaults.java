package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.RefundResult.Declined;
import dev.hexpay.application.port.out.RefundResult.Processing;
import dev.hexpay.application.port.out.RefundResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult.Unknown;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of providers with money that goes back, is claimed back, and with cards that are thrown away. */
final class ProviderRefundFaults {
    private static final Map<RefundId, Scope> SCOPES = new ConcurrentHashMap<>();
    private static final Map<OwnCard, Scope> VAULTS = new ConcurrentHashMap<>();
    private static final Set<TransactionId> REFUNDED = ConcurrentHashMap.newKeySet();
    private static final Set<OwnCard> DETACHED = ConcurrentHashMap.newKeySet();
    private static final Set<Object> EMPTIED = ConcurrentHashMap.newKeySet();

    /** A card of one provider; two providers may call their cards the same. */
    private record OwnCard(Object provider, String reference) {}

    static final List<Fault> ALL = List.of(
            Fault.that("gives back each time it is asked", in("refund", call -> {
                boolean isKnown = !(provider(call).findRefund(call.arg(0), call.arg(1)) instanceof Unknown);
                return isKnown ? refundedTwice(call, call.proceed()) : call.proceed();
            })),
            Fault.that("refunds under a key of its own", in("refund", ProviderRefundFaults::underAnotherKey)),
            Fault.that("takes a declined refund up again", in("refund", call -> {
                boolean isDeclined = provider(call).findRefund(call.arg(0), call.arg(1)) instanceof Declined;
                return isDeclined ? underAnotherKey(call) : call.proceed();
            })),
            Fault.that("gives back what it declines to", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Declined ? refundedTwice(call, result) : result;
            })),
            ignoring("gives back more than is left", "charge_already_refunded"),
            ignoring("gives back what never moved", "charge_unknown"),
            ignoring("gives back what the bank has claimed", "charge_disputed"),
            Fault.that("gives nothing back", in("refund", call -> new Declined(Builders.DECLINED))),
            Fault.that("gives all back at once", in("refund", call -> {
                RefundRequest request = call.arg(1);
                return call.with(1, RecordCopies.with(request, "amount", Builders.usd(25_00)))
                        .proceed();
            })),
            Fault.that("does not say what it gave back", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Succeeded ? new Succeeded("") : result;
            })),
            Fault.that("calls every refund the same", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Succeeded ? new Succeeded("re") : result;
            })),
            Fault.that("gives no reason for giving nothing back", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Declined ? new Declined(new Failure("", null, "")) : result;
            })),
            Fault.that("finds refunds that were never there", in("findRefund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Unknown ? new Processing() : result;
            })),
            Fault.that("finds no refund", in("findRefund", call -> new Unknown())),
            Fault.that(
                    "gives back what is looked for",
                    in("findRefund", call -> provider(call).refund(call.arg(0), call.arg(1)))),
            Fault.that("knows refunds of every scope", call -> {
                if (call.is(PaymentProvider.class, "refund")) {
                    SCOPES.putIfAbsent(call.<RefundRequest>arg(1).id(), call.arg(0));
                } else if (call.is(PaymentProvider.class, "findRefund")) {
                    Scope known = SCOPES.get(call.<RefundRequest>arg(1).id());
                    return known == null ? call.proceed() : call.with(0, known).proceed();
                }
                return call.proceed();
            }),
            Fault.that("takes a refunded attempt for declined", call -> {
                Object result = call.proceed();
                if (result instanceof Succeeded) {
                    REFUNDED.add(call.<RefundRequest>arg(1).charge().transaction());
                } else if (call.is(PaymentProvider.class, "find") && REFUNDED.contains(call.<TransactionId>arg(1))) {
                    return new ProviderResult.Declined(Builders.DECLINED);
                }
                return result;
            }),
            Fault.that("tells of no dispute", call -> {
                Object result = call.proceed();
                return result instanceof ProviderResult.Succeeded paid ? withDispute(paid, null) : result;
            }),
            Fault.that("tells of a dispute that nobody began", in("find", call -> {
                Object result = call.proceed();
                return result instanceof ProviderResult.Succeeded paid && paid.dispute() == null
                        ? withDispute(paid, new Dispute(Builders.usd(25_00), null, Dispute.DisputeStatus.OPEN))
                        : result;
            })),
            Fault.that("tells of a dispute before it can be known", in("charge", call -> {
                call.proceed();
                return provider(call)
                        .find(call.arg(0), call.<ChargeRequest>arg(1).id());
            })),
            Fault.that("decides nothing", Sabotage.in(TestDisputes.class, "decide", call -> true)),
            Fault.that(
                    "decides for merchants",
                    Sabotage.in(
                            TestDisputes.class,
                            "decide",
                            call -> call.with(2, DisputeOutcome.WON).proceed())),
            Fault.that(
                    "decides for payers",
                    Sabotage.in(
                            TestDisputes.class,
                            "decide",
                            call -> call.with(2, DisputeOutcome.LOST).proceed())),
            Fault.that("says that it decided", Sabotage.in(TestDisputes.class, "decide", call -> {
                call.proceed();
                return true;
            })),
            Fault.that("gives back nothing that was ever disputed", in("refund", call -> {
                TransactionId transaction = call.<RefundRequest>arg(1).charge().transaction();
                boolean wasDisputed =
                        provider(call).find(call.arg(0), transaction) instanceof ProviderResult.Succeeded paid
                                && paid.dispute() != null;
                return wasDisputed ? new Declined(Builders.DECLINED) : call.proceed();
            })),
            Fault.that("keeps cards that are thrown away", in("forget", call -> null)),
            Fault.that("complains of cards that are not there", in("forget", call -> {
                String reference = call.arg(1);
                boolean isThere = reference.startsWith("vault_") && DETACHED.add(new OwnCard(call.port(), reference));
                if (!isThere) {
                    throw new IllegalArgumentException("no such card");
                }
                return call.proceed();
            })),
            Fault.that("throws all cards away", call -> {
                if (call.is(PaymentProvider.class, "forget")) {
                    EMPTIED.add(call.port());
                }
                boolean isOnFile = call.is(PaymentProvider.class, "charge")
                        && call.<ChargeRequest>arg(1).source() instanceof PaymentSource.SavedMethod;
                return isOnFile && EMPTIED.contains(call.port())
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : call.proceed();
            }),
            Fault.that("throws cards of every scope away", call -> {
                if (call.is(PaymentProvider.class, "forget")) {
                    Scope home = VAULTS.get(new OwnCard(call.port(), call.arg(1)));
                    return home == null ? call.proceed() : call.with(0, home).proceed();
                }
                Object result = call.proceed();
                if (result instanceof ProviderResult.Succeeded paid && paid.vaulted() != null) {
                    VAULTS.put(new OwnCard(call.port(), paid.vaulted().reference()), call.arg(0));
                }
                return result;
            }),
            Fault.that("takes what a thrown away card has paid for declined", call -> {
                Object result = call.proceed();
                if (call.is(PaymentProvider.class, "forget")) {
                    DETACHED.add(new OwnCard(call.port(), call.arg(1)));
                }
                return result instanceof ProviderResult.Succeeded paid
                                && paid.vaulted() != null
                                && DETACHED.contains(
                                        new OwnCard(call.port(), paid.vaulted().reference()))
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : result;
            }),
            Fault.that("hears of an attempt when it is given up", in("abandon", call -> {
                ProviderResult result = call.proceed();
                return result instanceof ProviderResult.Unknown
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : result;
            })));

    private ProviderRefundFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(PaymentProvider.class, method, faulty);
    }

    /** Gives back although there is this reason not to. */
    private static Fault ignoring(String description, String reason) {
        return Fault.that(description, in("refund", call -> {
            RefundResult result = call.proceed();
            return result instanceof Declined declined
                            && declined.failure().code().equals(reason)
                    ? refundedTwice(call, new Succeeded("re_beside"))
                    : result;
        }));
    }

    private static PaymentProvider provider(PortCall call) {
        return (PaymentProvider) call.port();
    }

    private static Object underAnotherKey(PortCall call) throws Throwable {
        RefundRequest request = call.arg(1);
        return call.with(1, RecordCopies.with(request, "id", Builders.aRefundId()))
                .proceed();
    }

    private static RefundResult refundedTwice(PortCall call, RefundResult result) {
        RefundRequest request = call.arg(1);
        SabotagedProvider.EXTRA_REFUNDED.merge(
                request.charge().transaction(), request.amount().minor(), Long::sum);
        return result;
    }

    private static ProviderResult withDispute(ProviderResult.Succeeded paid, Dispute dispute) {
        return new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), dispute);
    }
}
