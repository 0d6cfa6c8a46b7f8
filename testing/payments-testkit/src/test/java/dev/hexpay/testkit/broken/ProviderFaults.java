package dev.hexpay.testkit.broken;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of providers with charges and authentication. */
final class ProviderFaults {
    private static final Map<TransactionId, Scope> SCOPES = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("has a display name", in("name", call -> "Sandbox Inc.")),
            Fault.that("moves the money on every retry", in("charge", ProviderFaults::movingTwice)),
            Fault.that("charges under a new key", in("charge", call -> {
                ChargeRequest request = call.arg(1);
                return call.with(
                                1,
                                RecordCopies.with(
                                        request,
                                        "transaction",
                                        RecordCopies.with(request.transaction(), "id", Builders.aTransactionId())))
                        .proceed();
            })),
            Fault.that("moves the money of a declined charge", in("charge", call -> {
                ProviderResult result = call.proceed();
                if (result instanceof Declined || result instanceof RequiresAction) {
                    moved(call.<ChargeRequest>arg(1));
                }
                return result;
            })),
            withResult(
                    "returns no reference of a charge",
                    Succeeded.class,
                    s -> new Succeeded("", s.vaulted(), s.dispute(), s.returned())),
            withResult(
                    "returns one reference for every charge",
                    Succeeded.class,
                    s -> new Succeeded("ch", s.vaulted(), s.dispute(), s.returned())),
            withResult(
                    "returns another reference when the payer has authenticated",
                    Succeeded.class,
                    s -> new Succeeded(s.reference() + "_paid", s.vaulted(), s.dispute(), s.returned())),
            withResult("returns no reference of a required action", RequiresAction.class, n -> new RequiresAction("")),
            withResult(
                    "saves no card",
                    Succeeded.class,
                    s -> new Succeeded(s.reference(), null, s.dispute(), s.returned())),
            withResult(
                    "returns no decline code",
                    Declined.class,
                    d -> new Declined(new Failure("card_declined", null, "Declined."))),
            withResult(
                    "declines instead of requiring action", RequiresAction.class, n -> new Declined(Builders.DECLINED)),
            Fault.that("saves a saved card again", in("charge", call -> {
                ProviderResult result = call.proceed();
                boolean isSaved = call.<ChargeRequest>arg(1).source() instanceof PaymentSource.SavedMethod;
                return isSaved && result instanceof Succeeded succeeded ? savedAgain(succeeded) : result;
            })),
            Fault.that("saves a saved card again after authentication", in("authenticate", call -> {
                ProviderResult result = call.proceed();
                return result instanceof Succeeded succeeded && succeeded.vaulted() == null
                        ? savedAgain(succeeded)
                        : result;
            })),
            Fault.that("treats every charge as on-session", in("charge", call -> {
                ChargeRequest request = call.arg(1);
                return call.with(1, RecordCopies.with(request, "presence", Presence.ON_SESSION))
                        .proceed();
            })),
            Fault.that("accepts any card", in("charge", call -> {
                ProviderResult result = call.proceed();
                return result instanceof Declined declined
                                && declined.failure().code().equals("invalid_payment_method")
                        ? new Succeeded("ch", null, null)
                        : result;
            })),
            Fault.that("finds charges of every scope", call -> {
                if (call.is(PaymentProvider.class, "charge")) {
                    SCOPES.put(call.<ChargeRequest>arg(1).id(), call.arg(0));
                } else if (!call.is(PaymentProvider.class, "name")
                        && call.arg(1) instanceof ChargeRequest request
                        && SCOPES.containsKey(request.id())) {
                    return call.with(0, SCOPES.get(request.id())).proceed();
                }
                return call.proceed();
            }),
            Fault.that("finds an unknown charge", in("find", call -> {
                ProviderResult result = call.proceed();
                return result instanceof Unknown ? new RequiresAction("ch_unknown") : result;
            })),
            Fault.that("cancels a charge on find", in("find", call -> {
                ProviderResult result = call.proceed();
                if (result instanceof RequiresAction) {
                    ((PaymentProvider) call.port()).cancel(call.arg(0), call.arg(1));
                }
                return result;
            })),
            Fault.that(
                    "completes every authentication",
                    in(
                            "authenticate",
                            call -> call.with(2, AuthenticationOutcome.COMPLETED)
                                    .proceed())),
            Fault.that(
                    "fails every authentication",
                    in(
                            "authenticate",
                            call -> call.with(2, AuthenticationOutcome.FAILED).proceed())),
            Fault.that("returns the requested outcome of an authentication", in("authenticate", call -> {
                call.proceed();
                return call.arg(2) == AuthenticationOutcome.COMPLETED
                        ? new Succeeded("ch", null, null)
                        : new Declined(Builders.DECLINED);
            })),
            Fault.that("cancels nothing", CancelingNothing::invoke),
            Fault.that("reports every cancellation as done", in("cancel", call -> {
                call.proceed();
                return new Declined(Builders.DECLINED);
            })),
            Fault.that(
                    "objects to every amount",
                    in("objectionTo", call -> Optional.of(new Violation("amount", "must be another one")))),
            Fault.that(
                    "returns another checkout each time",
                    in(
                            "checkout",
                            call -> new Checkout.ProviderForm(
                                    "https://js.acme.example/" + Builders.aTransactionId(),
                                    "key",
                                    1,
                                    new Checkout.Sources(List.of(), List.of(), List.of()),
                                    ".+"))),
            Fault.that("completes the authentication when its page is shown", in("nextAction", call -> {
                ((PaymentProvider) call.port()).authenticate(call.arg(0), call.arg(1), AuthenticationOutcome.COMPLETED);
                return call.proceed();
            })),
            Fault.that("declines the authentication of an unknown charge", in("authenticate", call -> {
                ProviderResult result = call.proceed();
                return result instanceof Unknown ? new Declined(Builders.DECLINED) : result;
            })));

    private ProviderFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(PaymentProvider.class, method, faulty);
    }

    private interface Change<A> {
        ProviderResult of(A result);
    }

    private static <A extends ProviderResult> Fault withResult(String description, Class<A> type, Change<A> faulty) {
        return Fault.that(description, call -> {
            Object result = call.proceed();
            return type.isInstance(result) ? faulty.of(type.cast(result)) : result;
        });
    }

    private static Object movingTwice(PortCall call) throws Throwable {
        ChargeRequest request = call.arg(1);
        PaymentProvider provider = (PaymentProvider) call.port();
        if (!(provider.find(call.arg(0), request) instanceof Unknown)) {
            moved(request);
        }
        return call.proceed();
    }

    private static void moved(ChargeRequest request) {
        TransactionId id = request.id();
        SabotagedProvider.EXTRA_MOVED.merge(id, request.amount().minor(), Long::sum);
    }

    private static Succeeded savedAgain(Succeeded succeeded) {
        return new Succeeded(
                succeeded.reference(),
                new ProviderResult.VaultedCard("vault_again", Builders.aCard()),
                succeeded.dispute(),
                succeeded.returned());
    }
}
