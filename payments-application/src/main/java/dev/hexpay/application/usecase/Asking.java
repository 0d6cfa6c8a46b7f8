package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/**
 * The middle step of moving money: asks the provider, outside of any unit of work. Whatever goes wrong on the way, an
 * answer that did not come is "still processing": nothing is taken for failed that may have moved money.
 */
final class Asking {
    private static final System.Logger LOG = System.getLogger(Asking.class.getName());

    private final UnitOfWork unitOfWork;
    private final Providers providers;

    Asking(OutPorts out) {
        this.unitOfWork = out.unitOfWork();
        this.providers = out.providers();
    }

    /** The provider of a mode, or the refusal {@code provider_unavailable}. */
    static PaymentProvider providerFor(Providers providers, Mode mode) {
        return providers
                .forMode(mode)
                .orElseThrow(() -> Refusal.of(
                        RefusalCode.PROVIDER_UNAVAILABLE,
                        "No payment provider is configured for " + mode.wire() + " mode."));
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

    private ProviderAnswer ask(Transaction transaction, Function<PaymentProvider, ProviderAnswer> question) {
        if (unitOfWork.isOpen()) {
            throw new IllegalStateException("a provider is never asked inside a unit of work");
        }
        Optional<PaymentProvider> provider = providers.named(transaction.provider());
        if (provider.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "{0} waits for provider {1}, which is not configured",
                    transaction.id(),
                    transaction.provider());
            return new ProviderAnswer.StillProcessing();
        }
        try {
            return question.apply(provider.get());
        } catch (RuntimeException lost) {
            LOG.log(Level.WARNING, () -> "no answer for " + transaction.id() + " from " + transaction.provider(), lost);
            return new ProviderAnswer.StillProcessing();
        }
    }
}
