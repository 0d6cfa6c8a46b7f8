package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.RefundAnswer.Declined;
import dev.hexpay.application.port.out.RefundAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.RefundAnswer.StillProcessing;
import dev.hexpay.application.port.out.RefundAnswer.Succeeded;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of providers with money that goes back, is claimed back, and with cards that are thrown away. */
final class ReturnFaults {
    private static final Map<RefundId, Scope> SCOPES = new ConcurrentHashMap<>();
    private static final Map<OwnCard, Scope> VAULTS = new ConcurrentHashMap<>();
    private static final Set<TransactionId> REFUNDED = ConcurrentHashMap.newKeySet();
    private static final Set<OwnCard> GONE = ConcurrentHashMap.newKeySet();
    private static final Set<Object> WITHOUT_CARDS = ConcurrentHashMap.newKeySet();

    /** A card of one provider; two providers may call their cards the same. */
    private record OwnCard(Object provider, String reference) {}

    static final List<Fault> ALL = List.of(
            Fault.that("gives back each time it is asked", in("refund", call -> {
                boolean isKnown = !(provider(call).findRefund(call.arg(0), call.arg(1)) instanceof NeverHeardOf);
                return isKnown ? returnedBeside(call, call.proceed()) : call.proceed();
            })),
            Fault.that("refunds under a key of its own", in("refund", ReturnFaults::underAnotherKey)),
            Fault.that("takes a declined refund up again", in("refund", call -> {
                boolean isDeclined = provider(call).findRefund(call.arg(0), call.arg(1)) instanceof Declined;
                return isDeclined ? underAnotherKey(call) : call.proceed();
            })),
            Fault.that("gives back what it declines to", in("refund", call -> {
                RefundAnswer answer = call.proceed();
                return answer instanceof Declined ? returnedBeside(call, answer) : answer;
            })),
            ignoring("gives back more than is left", "charge_already_refunded"),
            ignoring("gives back what never moved", "charge_unknown"),
            ignoring("gives back what the bank has claimed", "charge_disputed"),
            Fault.that("gives nothing back", in("refund", call -> new Declined(Builders.DECLINED))),
            Fault.that("gives all back at once", in("refund", call -> {
                Return asked = call.arg(1);
                return call.with(1, Values.with(asked, "amount", Builders.usd(25_00)))
                        .proceed();
            })),
            Fault.that("does not say what it gave back", in("refund", call -> {
                RefundAnswer answer = call.proceed();
                return answer instanceof Succeeded ? new Succeeded("") : answer;
            })),
            Fault.that("calls every refund the same", in("refund", call -> {
                RefundAnswer answer = call.proceed();
                return answer instanceof Succeeded ? new Succeeded("re") : answer;
            })),
            Fault.that("gives no reason for giving nothing back", in("refund", call -> {
                RefundAnswer answer = call.proceed();
                return answer instanceof Declined ? new Declined(new Failure("", null, "")) : answer;
            })),
            Fault.that("finds refunds that were never there", in("findRefund", call -> {
                RefundAnswer answer = call.proceed();
                return answer instanceof NeverHeardOf ? new StillProcessing() : answer;
            })),
            Fault.that("finds no refund", in("findRefund", call -> new NeverHeardOf())),
            Fault.that(
                    "gives back what is looked for",
                    in("findRefund", call -> provider(call).refund(call.arg(0), call.arg(1)))),
            Fault.that("knows refunds of every scope", call -> {
                if (call.is(PaymentProvider.class, "refund")) {
                    SCOPES.putIfAbsent(call.<Return>arg(1).id(), call.arg(0));
                } else if (call.is(PaymentProvider.class, "findRefund")) {
                    Scope known = SCOPES.get(call.<Return>arg(1).id());
                    return known == null ? call.proceed() : call.with(0, known).proceed();
                }
                return call.proceed();
            }),
            Fault.that("takes a refunded attempt for declined", call -> {
                Object answer = call.proceed();
                if (answer instanceof Succeeded) {
                    REFUNDED.add(call.<Return>arg(1).charge().transaction());
                } else if (call.is(PaymentProvider.class, "find") && REFUNDED.contains(call.<TransactionId>arg(1))) {
                    return new ProviderAnswer.Declined(Builders.DECLINED);
                }
                return answer;
            }),
            Fault.that("tells of no dispute", call -> {
                Object answer = call.proceed();
                return answer instanceof ProviderAnswer.Succeeded paid ? withDispute(paid, null) : answer;
            }),
            Fault.that("tells of a dispute that nobody began", in("find", call -> {
                Object answer = call.proceed();
                return answer instanceof ProviderAnswer.Succeeded paid && paid.dispute() == null
                        ? withDispute(paid, new Dispute(Builders.usd(25_00), null, Dispute.Standing.OPEN))
                        : answer;
            })),
            Fault.that("tells of a dispute before it can be known", in("charge", call -> {
                call.proceed();
                return provider(call).find(call.arg(0), call.<Attempt>arg(1).id());
            })),
            Fault.that("decides nothing", Bend.in(DisputeDesk.class, "decide", call -> true)),
            Fault.that(
                    "decides for merchants",
                    Bend.in(
                            DisputeDesk.class,
                            "decide",
                            call -> call.with(2, Verdict.WON).proceed())),
            Fault.that(
                    "decides for payers",
                    Bend.in(
                            DisputeDesk.class,
                            "decide",
                            call -> call.with(2, Verdict.LOST).proceed())),
            Fault.that("says that it decided", Bend.in(DisputeDesk.class, "decide", call -> {
                call.proceed();
                return true;
            })),
            Fault.that("gives back nothing that was ever disputed", in("refund", call -> {
                TransactionId attempt = call.<Return>arg(1).charge().transaction();
                boolean wasDisputed = provider(call).find(call.arg(0), attempt) instanceof ProviderAnswer.Succeeded paid
                        && paid.dispute() != null;
                return wasDisputed ? new Declined(Builders.DECLINED) : call.proceed();
            })),
            Fault.that("keeps cards that are thrown away", in("forget", call -> null)),
            Fault.that("complains of cards that are not there", in("forget", call -> {
                String reference = call.arg(1);
                boolean isThere = reference.startsWith("vault_") && GONE.add(new OwnCard(call.port(), reference));
                if (!isThere) {
                    throw new IllegalArgumentException("no such card");
                }
                return call.proceed();
            })),
            Fault.that("throws all cards away", call -> {
                if (call.is(PaymentProvider.class, "forget")) {
                    WITHOUT_CARDS.add(call.port());
                }
                boolean isOnFile = call.is(PaymentProvider.class, "charge")
                        && call.<Attempt>arg(1).instrument() instanceof Instrument.Vaulted;
                return isOnFile && WITHOUT_CARDS.contains(call.port())
                        ? new ProviderAnswer.Declined(Builders.DECLINED)
                        : call.proceed();
            }),
            Fault.that("throws cards of every scope away", call -> {
                if (call.is(PaymentProvider.class, "forget")) {
                    Scope home = VAULTS.get(new OwnCard(call.port(), call.arg(1)));
                    return home == null ? call.proceed() : call.with(0, home).proceed();
                }
                Object answer = call.proceed();
                if (answer instanceof ProviderAnswer.Succeeded paid && paid.vaulted() != null) {
                    VAULTS.put(new OwnCard(call.port(), paid.vaulted().reference()), call.arg(0));
                }
                return answer;
            }),
            Fault.that("takes what a thrown away card has paid for declined", call -> {
                Object answer = call.proceed();
                if (call.is(PaymentProvider.class, "forget")) {
                    GONE.add(new OwnCard(call.port(), call.arg(1)));
                }
                return answer instanceof ProviderAnswer.Succeeded paid
                                && paid.vaulted() != null
                                && GONE.contains(
                                        new OwnCard(call.port(), paid.vaulted().reference()))
                        ? new ProviderAnswer.Declined(Builders.DECLINED)
                        : answer;
            }),
            Fault.that("hears of an attempt when it is given up", in("abandon", call -> {
                ProviderAnswer answer = call.proceed();
                return answer instanceof ProviderAnswer.NeverHeardOf
                        ? new ProviderAnswer.Declined(Builders.DECLINED)
                        : answer;
            })));

    private ReturnFaults() {}

    private static Bend in(String method, Bend wrong) {
        return Bend.in(PaymentProvider.class, method, wrong);
    }

    /** Gives back although there is this reason not to. */
    private static Fault ignoring(String what, String reason) {
        return Fault.that(what, in("refund", call -> {
            RefundAnswer answer = call.proceed();
            return answer instanceof Declined declined
                            && declined.failure().code().equals(reason)
                    ? returnedBeside(call, new Succeeded("re_beside"))
                    : answer;
        }));
    }

    private static PaymentProvider provider(Call call) {
        return (PaymentProvider) call.port();
    }

    private static Object underAnotherKey(Call call) throws Throwable {
        Return asked = call.arg(1);
        return call.with(1, Values.with(asked, "id", Builders.aRefundId())).proceed();
    }

    private static RefundAnswer returnedBeside(Call call, RefundAnswer answer) {
        Return asked = call.arg(1);
        BentProvider.RETURNED_BESIDE.merge(
                asked.charge().transaction(), asked.amount().minor(), Long::sum);
        return answer;
    }

    private static ProviderAnswer withDispute(ProviderAnswer.Succeeded paid, Dispute dispute) {
        return new ProviderAnswer.Succeeded(paid.reference(), paid.vaulted(), dispute);
    }
}
