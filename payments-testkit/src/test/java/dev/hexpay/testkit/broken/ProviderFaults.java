package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of providers. */
final class ProviderFaults {
    private static final Map<TransactionId, Scope> SCOPES = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("has a name to be shown", in("name", call -> "Sandbox Inc.")),
            Fault.that("moves the money each time it is asked", in("charge", ProviderFaults::movingAgain)),
            Fault.that("charges under a key of its own", in("charge", call -> {
                Attempt attempt = call.arg(1);
                return call.with(1, Values.with(attempt, "id", Builders.aTransactionId()))
                        .proceed();
            })),
            Fault.that("moves what it declines", in("charge", call -> {
                ProviderAnswer answer = call.proceed();
                if (answer instanceof Declined || answer instanceof NeedsAction) {
                    moved(call.<Attempt>arg(1));
                }
                return answer;
            })),
            answering(
                    "does not say what it charged", Succeeded.class, s -> new Succeeded("", s.vaulted(), s.dispute())),
            answering(
                    "calls every charge the same", Succeeded.class, s -> new Succeeded("ch", s.vaulted(), s.dispute())),
            answering("keeps no card", Succeeded.class, s -> new Succeeded(s.reference(), null, s.dispute())),
            answering(
                    "gives no reason",
                    Declined.class,
                    d -> new Declined(new Failure("card_declined", null, "Declined."))),
            answering("needs nobody", NeedsAction.class, n -> new Declined(Builders.DECLINED)),
            Fault.that("keeps a card on file again", in("charge", call -> {
                ProviderAnswer answer = call.proceed();
                boolean onFile = call.<Attempt>arg(1).instrument() instanceof Instrument.Vaulted;
                return onFile && answer instanceof Succeeded succeeded ? keptAgain(succeeded) : answer;
            })),
            Fault.that("keeps a card again once its owner is authenticated", in("authenticate", call -> {
                ProviderAnswer answer = call.proceed();
                return answer instanceof Succeeded succeeded && succeeded.vaulted() == null
                        ? keptAgain(succeeded)
                        : answer;
            })),
            Fault.that("takes everybody for present", in("charge", call -> {
                Attempt attempt = call.arg(1);
                return call.with(1, Values.with(attempt, "presence", Presence.ON_SESSION))
                        .proceed();
            })),
            Fault.that("takes any card", in("charge", call -> {
                ProviderAnswer answer = call.proceed();
                return answer instanceof Declined declined
                                && declined.failure().code().equals("invalid_payment_method")
                        ? new Succeeded("ch", null, null)
                        : answer;
            })),
            Fault.that("knows attempts of every scope", call -> {
                if (call.is(PaymentProvider.class, "charge")) {
                    SCOPES.put(call.<Attempt>arg(1).id(), call.arg(0));
                } else if (!call.is(PaymentProvider.class, "name") && SCOPES.containsKey(call.<Object>arg(1))) {
                    return call.with(0, SCOPES.get(call.<Object>arg(1))).proceed();
                }
                return call.proceed();
            }),
            Fault.that("finds what was never there", in("find", call -> {
                ProviderAnswer answer = call.proceed();
                return answer instanceof NeverHeardOf ? new NeedsAction() : answer;
            })),
            Fault.that("gives up what is looked for", in("find", call -> {
                ProviderAnswer answer = call.proceed();
                if (answer instanceof NeedsAction) {
                    ((PaymentProvider) call.port()).abandon(call.arg(0), call.arg(1));
                }
                return answer;
            })),
            Fault.that(
                    "lets every payer pass",
                    in(
                            "authenticate",
                            call -> call.with(2, Authentication.COMPLETED).proceed())),
            Fault.that(
                    "lets no payer pass",
                    in(
                            "authenticate",
                            call -> call.with(2, Authentication.FAILED).proceed())),
            Fault.that("says of an authentication what was asked", in("authenticate", call -> {
                call.proceed();
                return call.arg(2) == Authentication.COMPLETED
                        ? new Succeeded("ch", null, null)
                        : new Declined(Builders.DECLINED);
            })),
            Fault.that(
                    "gives nothing up",
                    in("abandon", call -> ((PaymentProvider) call.port()).find(call.arg(0), call.arg(1)))),
            Fault.that("says that it gave up", in("abandon", call -> {
                call.proceed();
                return new Declined(Builders.DECLINED);
            })),
            Fault.that("knows no attempt of another call", in("authenticate", call -> {
                ProviderAnswer answer = call.proceed();
                return answer instanceof NeverHeardOf ? new Declined(Builders.DECLINED) : answer;
            })));

    private ProviderFaults() {}

    private static Bend in(String method, Bend wrong) {
        return Bend.in(PaymentProvider.class, method, wrong);
    }

    private interface Change<A> {
        ProviderAnswer of(A answer);
    }

    private static <A extends ProviderAnswer> Fault answering(String what, Class<A> type, Change<A> wrong) {
        return Fault.that(what, call -> {
            Object answer = call.proceed();
            return type.isInstance(answer) ? wrong.of(type.cast(answer)) : answer;
        });
    }

    private static Object movingAgain(Call call) throws Throwable {
        Attempt attempt = call.arg(1);
        PaymentProvider provider = (PaymentProvider) call.port();
        if (!(provider.find(call.arg(0), attempt.id()) instanceof NeverHeardOf)) {
            moved(attempt);
        }
        return call.proceed();
    }

    private static void moved(Attempt attempt) {
        TransactionId id = attempt.id();
        BentProvider.MOVED_BESIDE.merge(id, attempt.amount().minor(), Long::sum);
    }

    private static Succeeded keptAgain(Succeeded succeeded) {
        return new Succeeded(
                succeeded.reference(),
                new ProviderAnswer.VaultedCard("vault_again", Builders.aCard()),
                succeeded.dispute());
    }
}
