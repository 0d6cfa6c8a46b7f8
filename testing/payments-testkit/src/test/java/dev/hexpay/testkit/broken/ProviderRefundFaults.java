package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.CardResult;
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
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of providers with refunds, disputes and detached cards. */
final class ProviderRefundFaults {
    private static final Map<RefundId, Scope> SCOPES = new ConcurrentHashMap<>();
    private static final Map<ProviderCard, Scope> VAULTS = new ConcurrentHashMap<>();
    private static final Set<TransactionId> REFUNDED = ConcurrentHashMap.newKeySet();
    private static final Set<ProviderCard> DETACHED = ConcurrentHashMap.newKeySet();
    private static final Set<Object> EMPTIED = ConcurrentHashMap.newKeySet();

    /** A card of one provider; two providers may use the same reference. */
    private record ProviderCard(Object provider, String reference) {}

    static final List<Fault> ALL = List.of(
            Fault.that("refunds on every retry", in("refund", call -> {
                boolean isKnown = !(provider(call).findRefund(call.arg(0), call.arg(1)) instanceof Unknown);
                return isKnown ? countExtraRefund(call, call.proceed()) : call.proceed();
            })),
            Fault.that("refunds under a new key", in("refund", ProviderRefundFaults::underAnotherKey)),
            Fault.that("retries a declined refund", in("refund", call -> {
                boolean isDeclined = provider(call).findRefund(call.arg(0), call.arg(1)) instanceof Declined;
                return isDeclined ? underAnotherKey(call) : call.proceed();
            })),
            Fault.that("refunds what it declines", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Declined ? countExtraRefund(call, result) : result;
            })),
            ignoring("refunds more than the remainder", "charge_already_refunded"),
            ignoring("refunds a charge without success", "charge_unknown"),
            ignoring("refunds a disputed charge", "charge_disputed"),
            Fault.that(
                    "objects to every refund",
                    in("objectionToRefund", call -> Optional.of(new Violation("amount", "must be another one")))),
            Fault.that("declines every refund", in("refund", call -> new Declined(Builders.DECLINED))),
            Fault.that("refunds the whole charge", in("refund", call -> {
                RefundRequest request = call.arg(1);
                return call.with(1, RecordCopies.with(request, "amount", Builders.usd(25_00)))
                        .proceed();
            })),
            Fault.that("returns no reference of a refund", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Succeeded ? new Succeeded("") : result;
            })),
            Fault.that("returns one reference for every refund", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Succeeded ? new Succeeded("re") : result;
            })),
            Fault.that("returns no reason of a declined refund", in("refund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Declined ? new Declined(new Failure("", null, "")) : result;
            })),
            Fault.that("finds an unknown refund", in("findRefund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Unknown ? new Processing() : result;
            })),
            Fault.that("finds no refund", in("findRefund", call -> new Unknown())),
            Fault.that(
                    "refunds on find", in("findRefund", call -> provider(call).refund(call.arg(0), call.arg(1)))),
            Fault.that("finds refunds of every scope", call -> {
                if (call.is(PaymentProvider.class, "refund")) {
                    SCOPES.putIfAbsent(call.<RefundRequest>arg(1).id(), call.arg(0));
                } else if (call.is(PaymentProvider.class, "findRefund")) {
                    Scope original = SCOPES.get(call.<RefundRequest>arg(1).id());
                    return original == null
                            ? call.proceed()
                            : call.with(0, original).proceed();
                }
                return call.proceed();
            }),
            Fault.that("reports a refunded charge as declined", call -> {
                Object result = call.proceed();
                if (result instanceof Succeeded) {
                    REFUNDED.add(call.<RefundRequest>arg(1).charge().transaction());
                } else if (call.is(PaymentProvider.class, "find")
                        && REFUNDED.contains(call.<ChargeRequest>arg(1).id())) {
                    return new ProviderResult.Declined(Builders.DECLINED);
                }
                return result;
            }),
            Fault.that("reports nothing of what was refunded", call -> returning(call, null)),
            Fault.that("reports that nothing was refunded", call -> returning(call, Builders.usd(0))),
            Fault.that("reports no late failure of a refund", in("findRefund", call -> {
                RefundResult result = call.proceed();
                return result instanceof Declined declined
                                && declined.failure().code().equals("refund_failed")
                        ? new Succeeded("re_late")
                        : result;
            })),
            Fault.that("reports no dispute", call -> {
                Object result = call.proceed();
                return result instanceof ProviderResult.Succeeded paid ? withDispute(paid, null) : result;
            }),
            Fault.that("reports a dispute of an undisputed charge", in("find", call -> {
                Object result = call.proceed();
                return result instanceof ProviderResult.Succeeded paid && paid.dispute() == null
                        ? withDispute(paid, new Dispute(Builders.usd(25_00), null, DisputeStatus.OPEN))
                        : result;
            })),
            Fault.that("reports a dispute in the result of the charge", in("charge", call -> {
                call.proceed();
                return provider(call).find(call.arg(0), call.<ChargeRequest>arg(1));
            })),
            Fault.that("resolves no dispute", Sabotage.in(TestDisputes.class, "resolve", call -> true)),
            Fault.that(
                    "resolves every dispute as won",
                    Sabotage.in(
                            TestDisputes.class,
                            "resolve",
                            call -> call.with(2, DisputeOutcome.WON).proceed())),
            Fault.that(
                    "resolves every dispute as lost",
                    Sabotage.in(
                            TestDisputes.class,
                            "resolve",
                            call -> call.with(2, DisputeOutcome.LOST).proceed())),
            Fault.that("reports every dispute as resolved", Sabotage.in(TestDisputes.class, "resolve", call -> {
                call.proceed();
                return true;
            })),
            Fault.that("declines a refund after a won dispute", in("refund", call -> {
                TransactionId transaction = call.<RefundRequest>arg(1).charge().transaction();
                boolean wasDisputed = provider(call).find(call.arg(0), Builders.aChargeRequest(transaction))
                                instanceof ProviderResult.Succeeded paid
                        && paid.dispute() != null;
                return wasDisputed ? new Declined(Builders.DECLINED) : call.proceed();
            })),
            Fault.that(
                    "finds a card of every scope",
                    in("findCard", call -> new CardResult.Saved(new Card("visa", "4242", 12, 2030)))),
            Fault.that("does not detach cards", in("detach", call -> null)),
            Fault.that("fails to detach an unknown card", in("detach", call -> {
                String reference = call.arg(1);
                boolean isThere =
                        reference.startsWith("vault_") && DETACHED.add(new ProviderCard(call.port(), reference));
                if (!isThere) {
                    throw new IllegalArgumentException("no such card");
                }
                return call.proceed();
            })),
            Fault.that("detaches all cards", call -> {
                if (call.is(PaymentProvider.class, "detach")) {
                    EMPTIED.add(call.port());
                }
                boolean isSaved = call.is(PaymentProvider.class, "charge")
                        && call.<ChargeRequest>arg(1).source() instanceof PaymentSource.SavedMethod;
                return isSaved && EMPTIED.contains(call.port())
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : call.proceed();
            }),
            Fault.that("detaches cards of every scope", call -> {
                if (call.is(PaymentProvider.class, "detach")) {
                    Scope home = VAULTS.get(new ProviderCard(call.port(), call.arg(1)));
                    return home == null ? call.proceed() : call.with(0, home).proceed();
                }
                Object result = call.proceed();
                if (result instanceof ProviderResult.Succeeded paid && paid.vaulted() != null) {
                    VAULTS.put(new ProviderCard(call.port(), paid.vaulted().reference()), call.arg(0));
                }
                return result;
            }),
            Fault.that("reports charges of a detached card as declined", call -> {
                Object result = call.proceed();
                if (call.is(PaymentProvider.class, "detach")) {
                    DETACHED.add(new ProviderCard(call.port(), call.arg(1)));
                }
                return result instanceof ProviderResult.Succeeded paid
                                && paid.vaulted() != null
                                && DETACHED.contains(new ProviderCard(
                                        call.port(), paid.vaulted().reference()))
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : result;
            }),
            Fault.that("records an unknown charge on cancel", in("cancel", call -> {
                ProviderResult result = call.proceed();
                return result instanceof ProviderResult.Unknown
                        ? new ProviderResult.Declined(Builders.DECLINED)
                        : result;
            })));

    private ProviderRefundFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(PaymentProvider.class, method, faulty);
    }

    /** Refunds in spite of this reason to decline. */
    private static Fault ignoring(String description, String reason) {
        return Fault.that(description, in("refund", call -> {
            RefundResult result = call.proceed();
            return result instanceof Declined declined
                            && declined.failure().code().equals(reason)
                    ? countExtraRefund(call, new Succeeded("re_extra"))
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

    private static RefundResult countExtraRefund(PortCall call, RefundResult result) {
        RefundRequest request = call.arg(1);
        SabotagedProvider.EXTRA_REFUNDED.merge(
                request.charge().transaction(), request.amount().minor(), Long::sum);
        return result;
    }

    private static Object returning(PortCall call, Money returned) throws Throwable {
        Object result = call.proceed();
        return result instanceof ProviderResult.Succeeded paid
                ? new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), paid.dispute(), returned)
                : result;
    }

    private static ProviderResult withDispute(ProviderResult.Succeeded paid, Dispute dispute) {
        return new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), dispute, paid.returned());
    }
}
