package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
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
public final class ProviderGateway {
    /** Providers honour a key for 24 hours; the rest is for clocks that differ and questions that take long. */
    private static final Duration KEY_VALIDITY = Duration.ofHours(20);

    private static final Failure SUPERSEDED =
            new Failure("overtaken", null, "Another attempt has paid; this one was never made.");

    private static final System.Logger LOG = System.getLogger(ProviderGateway.class.getName());

    private final UnitOfWork unitOfWork;
    private final Providers providers;
    private final Failpoints failpoints;
    private final InstantSource clock;

    public ProviderGateway(OutPorts out) {
        this.unitOfWork = out.unitOfWork();
        this.providers = out.providers();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
    }

    /** The provider of a mode, or the refusal {@code provider_unavailable}. */
    public static PaymentProvider providerFor(Providers providers, Mode mode) {
        return providers
                .forMode(mode)
                .orElseThrow(() -> PaymentsException.of(
                        ErrorCode.PROVIDER_UNAVAILABLE,
                        "No payment provider is configured for " + mode.wire() + " mode."));
    }

    /** Refuses with {@code provider_unavailable} when the provider that keeps a card is not configured. */
    public void requireProvider(String name) {
        if (providers.byName(name).isEmpty()) {
            throw PaymentsException.of(
                    ErrorCode.PROVIDER_UNAVAILABLE, "The payment provider " + name + " is not configured.");
        }
    }

    public ProviderResult charge(Scope scope, Transaction transaction, PaymentKind kind) {
        Presence presence = switch (kind) {
            case LINK -> Presence.ON_SESSION;
            case CHARGE -> Presence.OFF_SESSION;
        };
        ChargeRequest attempt =
                new ChargeRequest(transaction.id(), transaction.price().total(), transaction.paymentSource(), presence);
        return call(transaction, provider -> provider.charge(scope, attempt));
    }

    public ProviderResult authenticate(Scope scope, Transaction transaction, Authentication outcome) {
        return call(transaction, provider -> provider.authenticate(scope, transaction.id(), outcome));
    }

    public ProviderResult cancel(Scope scope, Transaction transaction) {
        return call(transaction, provider -> provider.cancel(scope, transaction.id()));
    }

    /**
     * Gives up an attempt whose payment an earlier one has paid late: it must not move anything any more. One that the
     * provider does not know, long after anybody can have asked for it, is taken for declined; if its money should move
     * after all, it is given back like that of any second success.
     */
    public ProviderResult cancelSuperseded(Scope scope, Transaction transaction) {
        ProviderResult answer = cancel(scope, transaction);
        return answer instanceof ProviderResult.Unknown && !isKeyValid(transaction.createdAt())
                ? new ProviderResult.Declined(SUPERSEDED)
                : answer;
    }

    ProviderResult find(Scope scope, Transaction transaction) {
        return call(transaction, provider -> provider.find(scope, transaction.id()));
    }

    /**
     * Asks about an attempt whose answer did not come. While the provider certainly honours the key, the same question
     * is asked again under it: that cannot move money twice, and moves it when it had not moved. Later it is only looked
     * up.
     */
    public ProviderResult retryOrLookUp(Scope scope, Transaction transaction, PaymentKind kind) {
        return isKeyValid(transaction.createdAt()) ? charge(scope, transaction, kind) : find(scope, transaction);
    }

    public RefundResult refund(Scope scope, Refund refund) {
        return call(
                refund.id().value(),
                refund.charge().provider(),
                provider -> provider.refund(scope, requestFor(refund)),
                new RefundResult.Processing());
    }

    /**
     * Asks about a refund whose answer did not come, by the rule of {@link #retryOrLookUp}. One that the provider does not know
     * although its key is no longer honoured is asked for anew only when it is of all the money: no provider gives that
     * back twice.
     */
    public RefundResult retryOrLookUp(Scope scope, Refund refund) {
        if (isKeyValid(refund.createdAt())) {
            return refund(scope, refund);
        }
        RefundResult found = call(
                refund.id().value(),
                refund.charge().provider(),
                provider -> provider.findRefund(scope, requestFor(refund)),
                new RefundResult.Processing());
        boolean isOfAllMoney = refund.cause() == Refund.Cause.PAID_TWICE;
        return isOfAllMoney && found instanceof RefundResult.Unknown ? refund(scope, refund) : found;
    }

    private static RefundRequest requestFor(Refund refund) {
        return new RefundRequest(refund.id(), refund.charge(), refund.share().total());
    }

    /** Has a detached card thrown away; if that does not reach the provider, nobody here knows its reference any more. */
    public void detachCard(Scope scope, PaymentMethod method) {
        call(
                method.id().value(),
                method.provider(),
                provider -> {
                    provider.detach(scope, method.reference());
                    return true;
                },
                false);
    }

    private boolean isKeyValid(Instant askedFirstAt) {
        return askedFirstAt.plus(KEY_VALIDITY).isAfter(clock.instant());
    }

    private ProviderResult call(Transaction transaction, Function<PaymentProvider, ProviderResult> question) {
        return call(transaction.id().value(), transaction.provider(), question, new ProviderResult.Processing());
    }

    private <A> A call(String about, String name, Function<PaymentProvider, A> question, A unanswered) {
        if (unitOfWork.isOpen()) {
            throw new IllegalStateException("a provider is never asked inside a unit of work");
        }
        Optional<PaymentProvider> provider = providers.byName(name);
        if (provider.isEmpty()) {
            LOG.log(Level.ERROR, "{0} waits for provider {1}, which is not configured", about, name);
            return unanswered;
        }
        try {
            A answer = question.apply(provider.get());
            failpoints.hit(Failpoint.PROVIDER_ANSWERED);
            return answer;
        } catch (RuntimeException lost) {
            LOG.log(Level.WARNING, () -> "no answer for " + about + " from " + name, lost);
            return unanswered;
        }
    }
}
