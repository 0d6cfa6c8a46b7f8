package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The middle step of moving money: asks the provider, outside of any unit of work. Whatever goes wrong on the way, an
 * answer that did not come is "still processing": nothing is taken for failed that may have moved money.
 */
final class Asking {
    /** Providers honour a key for 24 hours; the rest is for clocks that differ and questions that take long. */
    private static final Duration KEY_HONOURED = Duration.ofHours(20);

    private static final Failure OVERTAKEN =
            new Failure("overtaken", null, "Another attempt has paid; this one was never made.");

    private static final System.Logger LOG = System.getLogger(Asking.class.getName());

    private final UnitOfWork unitOfWork;
    private final Providers providers;
    private final Milestones milestones;
    private final InstantSource clock;

    Asking(OutPorts out) {
        this.unitOfWork = out.unitOfWork();
        this.providers = out.providers();
        this.milestones = out.milestones();
        this.clock = out.clock();
    }

    /** The provider of a mode, or the refusal {@code provider_unavailable}. */
    static PaymentProvider providerFor(Providers providers, Mode mode) {
        return providers
                .forMode(mode)
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.PROVIDER_UNAVAILABLE,
                        "No payment provider is configured for " + mode.wire() + " mode."));
    }

    /** Refuses with {@code provider_unavailable} when the provider that keeps a card is not configured. */
    void requireProvider(String name) {
        if (providers.named(name).isEmpty()) {
            throw Refusal.of(RefusalCode.PROVIDER_UNAVAILABLE, "The payment provider " + name + " is not configured.");
        }
    }

    ProviderAnswer charge(Scope scope, Transaction transaction, PaymentKind kind) {
        Presence presence = switch (kind) {
            case LINK -> Presence.ON_SESSION;
            case CHARGE -> Presence.OFF_SESSION;
        };
        Attempt attempt =
                new Attempt(transaction.id(), transaction.price().total(), transaction.instrument(), presence);
        return ask(transaction, provider -> provider.charge(scope, attempt));
    }

    ProviderAnswer authenticate(Scope scope, Transaction transaction, Authentication outcome) {
        return ask(transaction, provider -> provider.authenticate(scope, transaction.id(), outcome));
    }

    ProviderAnswer abandon(Scope scope, Transaction transaction) {
        return ask(transaction, provider -> provider.abandon(scope, transaction.id()));
    }

    /**
     * Gives up an attempt whose payment an earlier one has paid late: it must not move anything any more. One that the
     * provider does not know, long after anybody can have asked for it, is taken for declined; if its money should move
     * after all, it is given back like that of any second success.
     */
    ProviderAnswer abandonOvertaken(Scope scope, Transaction transaction) {
        ProviderAnswer answer = abandon(scope, transaction);
        return answer instanceof ProviderAnswer.NeverHeardOf && !isKeyHonoured(transaction.createdAt())
                ? new ProviderAnswer.Declined(OVERTAKEN)
                : answer;
    }

    ProviderAnswer find(Scope scope, Transaction transaction) {
        return ask(transaction, provider -> provider.find(scope, transaction.id()));
    }

    /**
     * Asks about an attempt whose answer did not come. While the provider certainly honours the key, the same question
     * is asked again under it: that cannot move money twice, and moves it when it had not moved. Later it is only looked
     * up.
     */
    ProviderAnswer again(Scope scope, Transaction transaction, PaymentKind kind) {
        return isKeyHonoured(transaction.createdAt()) ? charge(scope, transaction, kind) : find(scope, transaction);
    }

    RefundAnswer refund(Scope scope, Refund refund) {
        return ask(
                refund.id().value(),
                refund.of().provider(),
                provider -> provider.refund(scope, asked(refund)),
                new RefundAnswer.StillProcessing());
    }

    /**
     * Asks about a refund whose answer did not come, by the rule of {@link #again}. One that the provider does not know
     * although its key is no longer honoured is asked for anew only when it is of all the money: no provider gives that
     * back twice.
     */
    RefundAnswer again(Scope scope, Refund refund) {
        if (isKeyHonoured(refund.createdAt())) {
            return refund(scope, refund);
        }
        RefundAnswer found = ask(
                refund.id().value(),
                refund.of().provider(),
                provider -> provider.findRefund(scope, asked(refund)),
                new RefundAnswer.StillProcessing());
        boolean isOfAllMoney = refund.cause() == Refund.Cause.PAID_TWICE;
        return isOfAllMoney && found instanceof RefundAnswer.NeverHeardOf ? refund(scope, refund) : found;
    }

    private static Return asked(Refund refund) {
        return new Return(refund.id(), refund.of(), refund.share().total());
    }

    /** Has a detached card thrown away; if that does not reach the provider, nobody here knows its reference any more. */
    void forget(Scope scope, PaymentMethod method) {
        ask(
                method.id().value(),
                method.provider(),
                provider -> {
                    provider.forget(scope, method.reference());
                    return true;
                },
                false);
    }

    private boolean isKeyHonoured(Instant askedFirstAt) {
        return askedFirstAt.plus(KEY_HONOURED).isAfter(clock.instant());
    }

    private ProviderAnswer ask(Transaction transaction, Function<PaymentProvider, ProviderAnswer> question) {
        return ask(transaction.id().value(), transaction.provider(), question, new ProviderAnswer.StillProcessing());
    }

    private <A> A ask(String about, String name, Function<PaymentProvider, A> question, A unanswered) {
        if (unitOfWork.isOpen()) {
            throw new IllegalStateException("a provider is never asked inside a unit of work");
        }
        Optional<PaymentProvider> provider = providers.named(name);
        if (provider.isEmpty()) {
            LOG.log(Level.ERROR, "{0} waits for provider {1}, which is not configured", about, name);
            return unanswered;
        }
        try {
            A answer = question.apply(provider.get());
            milestones.reached(Milestone.ASKED);
            return answer;
        } catch (RuntimeException lost) {
            LOG.log(Level.WARNING, () -> "no answer for " + about + " from " + name, lost);
            return unanswered;
        }
    }
}
