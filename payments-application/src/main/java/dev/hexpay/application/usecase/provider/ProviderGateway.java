package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The middle step of moving money: calls the provider, outside any unit of work. Whatever goes wrong, a lost response
 * counts as "still processing": a transaction that may have moved money is never treated as failed.
 */
public final class ProviderGateway {
    /** Providers keep an idempotency key for 24 hours; the margin covers clock differences and slow calls. */
    private static final Duration KEY_VALIDITY = Duration.ofHours(20);

    private static final Failure SUPERSEDED =
            new Failure("overtaken", null, "Another transaction has paid; this one was never charged.");

    private static final System.Logger LOG = System.getLogger(ProviderGateway.class.getName());

    private final UnitOfWork unitOfWork;
    private final Providers providers;
    private final Failpoints failpoints;
    private final InstantSource clock;

    public ProviderGateway(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.providers = out.providers().registry();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
    }

    /** The provider of a mode, or the error {@code provider_unsupported}. */
    public static PaymentProvider providerFor(Providers providers, Mode mode) {
        return providers
                .forMode(mode)
                .orElseThrow(() -> PaymentsException.of(
                        ErrorCode.PROVIDER_UNSUPPORTED,
                        "No payment provider is configured for " + WireName.of(mode) + " mode."));
    }

    /** The provider of a link or of a saved card, or the error {@code provider_unsupported}. */
    public PaymentProvider requireProvider(Scope scope, String name) {
        return providers
                .byName(scope.mode(), name)
                .orElseThrow(() -> PaymentsException.of(
                        ErrorCode.PROVIDER_UNSUPPORTED, "The payment provider " + name + " is not configured."));
    }

    /**
     * Requires that the provider can charge this total.
     *
     * @throws PaymentsException {@code validation_error} of {@code amount} or {@code currency}
     */
    public static void requireChargeable(PaymentProvider provider, Scope scope, Money total) {
        provider.objectionTo(scope, total).ifPresent(ProviderGateway::reject);
    }

    /**
     * Requires that the provider has the currency of this amount. It is asked before the tax is calculated: a provider may
     * calculate it too, and not have the currency there either.
     *
     * @throws PaymentsException {@code validation_error} of {@code currency}
     */
    public static void requireCurrency(PaymentProvider provider, Scope scope, Money subtotal) {
        provider.objectionTo(scope, subtotal)
                .filter(objection -> objection.field().equals("currency"))
                .ifPresent(ProviderGateway::reject);
    }

    /**
     * Requires that the provider can refund this amount.
     *
     * @throws PaymentsException {@code validation_error} of {@code amount}
     */
    public static void requireRefundable(PaymentProvider provider, Scope scope, Money amount) {
        provider.objectionToRefund(scope, amount).ifPresent(ProviderGateway::reject);
    }

    private static void reject(Violation objection) {
        throw PaymentsException.invalid(List.of(objection));
    }

    /**
     * Throws an {@link IllegalStateException} inside a unit of work or a transaction of the host. Every command that
     * moves money calls this before it writes anything: if the host rolled back, the provider would have moved money of
     * which nothing is recorded.
     *
     * @param command the subject of the sentence, for example "A charge"
     */
    public void requireNoTransaction(String command) {
        requireNoUnitOfWork();
        if (unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException(
                    command + " commits before it calls the provider: call it outside of your transaction.");
        }
    }

    void requireNoUnitOfWork() {
        if (unitOfWork.isOpen()) {
            throw new IllegalStateException("a provider must not be called inside a unit of work");
        }
    }

    public ProviderResult charge(Scope scope, Payment payment, Transaction transaction) {
        ChargeRequest request = requestFor(payment, transaction);
        return call(scope, transaction, provider -> provider.charge(scope, request));
    }

    /** Continues a transaction that required action; the outcome is what the payer's page reports. */
    public ProviderResult authenticate(
            Scope scope, Payment payment, Transaction transaction, AuthenticationOutcome outcome) {
        ChargeRequest request = requestFor(payment, transaction);
        return call(scope, transaction, provider -> provider.authenticate(scope, request, outcome));
    }

    public ProviderResult cancel(Scope scope, Payment payment, Transaction transaction) {
        ChargeRequest request = requestFor(payment, transaction);
        return call(scope, transaction, provider -> provider.cancel(scope, request));
    }

    /**
     * Cancels a transaction whose payment was paid by the late confirmation of an earlier one: it must not move money
     * any more. A transaction that the provider does not know, long after any call can still be on its way, counts as
     * declined; if its money moves after all, it is refunded like that of any duplicate payment.
     */
    public ProviderResult cancelSuperseded(Scope scope, Payment payment, Transaction transaction) {
        ProviderResult result = cancel(scope, payment, transaction);
        return result instanceof ProviderResult.Unknown && !isKeyValid(transaction.createdAt())
                ? new ProviderResult.Declined(SUPERSEDED)
                : result;
    }

    public ProviderResult find(Scope scope, Payment payment, Transaction transaction) {
        ChargeRequest request = requestFor(payment, transaction);
        return call(scope, transaction, provider -> provider.find(scope, request));
    }

    /**
     * Retries or looks up a transaction whose result is not known. While the provider certainly keeps the idempotency
     * key, the charge is repeated under it: that cannot move money twice, and moves it when it had not moved. Later the
     * transaction is only looked up.
     */
    public ProviderResult retryOrLookUp(Scope scope, Payment payment, Transaction transaction) {
        return isKeyValid(transaction.createdAt())
                ? charge(scope, payment, transaction)
                : find(scope, payment, transaction);
    }

    static ChargeRequest requestFor(Payment payment, Transaction transaction) {
        Presence presence = switch (payment.kind()) {
            case LINK -> Presence.ON_SESSION;
            case CHARGE -> Presence.OFF_SESSION;
        };
        return new ChargeRequest(transaction, payment.description(), presence);
    }

    public RefundResult refund(Scope scope, Refund refund) {
        return call(
                Subject.of(scope, refund),
                provider -> provider.refund(scope, requestFor(refund)),
                new RefundResult.Processing());
    }

    /**
     * Retries or looks up a refund whose result is not known, by the rule of {@link #retryOrLookUp}. A refund that the
     * provider does not know although its key has expired is requested again only when it refunds the whole charge: no
     * provider refunds that twice.
     */
    public RefundResult retryOrLookUp(Scope scope, Refund refund) {
        if (isKeyValid(refund.createdAt())) {
            return refund(scope, refund);
        }
        RefundResult found = find(scope, refund);
        boolean isWholeCharge = refund.cause() == Refund.Cause.DUPLICATE_PAYMENT;
        return isWholeCharge && found instanceof RefundResult.Unknown ? refund(scope, refund) : found;
    }

    public RefundResult find(Scope scope, Refund refund) {
        return call(
                Subject.of(scope, refund),
                provider -> provider.findRefund(scope, requestFor(refund)),
                new RefundResult.Processing());
    }

    private static RefundRequest requestFor(Refund refund) {
        return new RefundRequest(refund.id(), refund.charge(), refund.share().total(), refund.createdAt());
    }

    /**
     * Detaches a card at the provider. If the call is lost, the card can still not be charged, because its reference is
     * deleted here.
     */
    public void detachCard(Scope scope, PaymentMethod method) {
        call(
                new Subject(scope, method.id().value(), method.provider()),
                provider -> {
                    provider.detach(scope, method.reference());
                    return true;
                },
                false);
    }

    /** Looks up a saved card. */
    public CardResult findCard(Scope scope, PaymentMethod method) {
        return call(
                new Subject(scope, method.id().value(), method.provider()),
                provider -> provider.findCard(scope, method.reference()),
                new CardResult.Unknown());
    }

    /** What a provider has moved from the one instant to the other; empty when it does not answer. */
    Optional<Statement> statement(Scope scope, String provider, Instant from, Instant to) {
        return call(
                new Subject(scope, "a statement", provider),
                asked -> Optional.of(asked.statement(scope, from, to)),
                Optional.empty());
    }

    private boolean isKeyValid(Instant firstCalledAt) {
        return firstCalledAt.plus(KEY_VALIDITY).isAfter(clock.instant());
    }

    private ProviderResult call(
            Scope scope, Transaction transaction, Function<PaymentProvider, ProviderResult> request) {
        Subject subject = new Subject(scope, transaction.id().value(), transaction.provider());
        return call(subject, request, new ProviderResult.Processing());
    }

    /** What a call is about, and its provider. */
    private record Subject(Scope scope, String id, String provider) {
        static Subject of(Scope scope, Refund refund) {
            return new Subject(scope, refund.id().value(), refund.charge().provider());
        }
    }

    private <A> A call(Subject subject, Function<PaymentProvider, A> request, A whenUnknown) {
        // Only what the thread knows: after the commit, a borrowed connection could be missing and delay the charge.
        requireNoUnitOfWork();
        Optional<PaymentProvider> provider = providers.byName(subject.scope().mode(), subject.provider());
        if (provider.isEmpty()) {
            LOG.log(Level.ERROR, "{0} needs provider {1}, which is not configured", subject.id(), subject.provider());
            return whenUnknown;
        }
        try {
            A result = request.apply(provider.get());
            failpoints.hit(Failpoint.PROVIDER_ANSWERED);
            return result;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, () -> "no result for " + subject.id() + " from " + subject.provider(), failure);
            return whenUnknown;
        }
    }
}
