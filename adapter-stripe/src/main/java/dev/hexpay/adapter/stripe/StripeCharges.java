package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.PaymentSource.SavedMethod;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The charges of one scope: payment intents at Stripe. */
final class StripeCharges {
    /**
     * A transaction is charged right after it was created, and repeated no earlier than ten seconds later. A request that
     * was rejected so early has no predecessor that may have moved money.
     */
    private static final Duration FIRST_CALL = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(StripeCharges.class.getName());

    private final StripeApi api;
    private final Scope scope;
    private final Instant now;
    private final IntentRequests requests;
    private final IntentLookup lookup;
    private final StripeResults results;

    StripeCharges(StripeApi api, Scope scope, Instant now) {
        this.api = api;
        this.scope = scope;
        this.now = now;
        ScopeMetadata metadata = new ScopeMetadata(scope);
        this.requests = new IntentRequests(metadata);
        this.lookup = new IntentLookup(api, scope, metadata);
        this.results = new StripeResults(api, scope);
    }

    /** A question about the intent of a request, or a change of it. */
    private interface Step {
        ProviderResult on(PaymentIntent intent) throws StripeException;
    }

    ProviderResult charge(ChargeRequest request) {
        OptionalLong amount = StripeAmounts.toStripe(request.amount());
        if (amount.isEmpty()) {
            return new Declined(StripeFailures.AMOUNT_NOT_REPRESENTABLE);
        }
        PaymentIntent created;
        try {
            created = create(request, amount.getAsLong());
        } catch (StripeException | RuntimeException e) {
            return afterFailure(request, e);
        }
        return created == null ? new Declined(StripeFailures.INVALID_PAYMENT_METHOD) : resultOf(request, created);
    }

    /** A failure after the intent was created says nothing about the money. */
    private ProviderResult resultOf(ChargeRequest request, PaymentIntent created) {
        try {
            return results.of(request, api.current(created));
        } catch (StripeException | RuntimeException e) {
            LOG.log(Level.WARNING, "no result for {0}: {1}", request.id(), StripeErrorKind.describe(e));
            return new Processing(created.getId());
        }
    }

    /** Creates and confirms the intent; null without any request if the payment source is none of Stripe in this scope. */
    private @Nullable PaymentIntent create(ChargeRequest request, long amount) throws StripeException {
        if (request.source() instanceof CardToken token) {
            if (!IntentRequests.isConfirmationToken(token)) {
                return null;
            }
            return api.createIntent(
                    requests.onSession(request, amount, customerFor(request, token)),
                    request.id().value());
        }
        SavedCard card = savedCard(request);
        return card == null
                ? null
                : api.createIntent(
                        requests.offSession(request, amount, card), request.id().value());
    }

    /** The customer of the payer's earlier cards; the transaction keeps it, so a repeated request has the same one. */
    private String customerFor(ChargeRequest request, CardToken token) throws StripeException {
        String saved = token.savedReference();
        Optional<SavedCard> earlier = saved == null ? Optional.empty() : SavedCard.of(scope, saved);
        return earlier.isPresent() && api.hasCustomer(earlier.get().customer())
                ? earlier.get().customer()
                : api.createCustomer(requests.customer(request), request.id().value() + "-customer");
    }

    private @Nullable SavedCard savedCard(ChargeRequest request) {
        return request.source() instanceof SavedMethod saved
                ? SavedCard.of(scope, saved.reference()).orElse(null)
                : null;
    }

    private ProviderResult afterFailure(ChargeRequest request, Exception failure) {
        LOG.log(Level.WARNING, "{0} was not charged: {1}", request.id(), StripeErrorKind.describe(failure));
        return switch (StripeErrorKind.of(failure)) {
            case CARD_DECLINED, KEY_REUSED, SERVER_ERROR -> {
                ProviderResult found = find(request);
                yield found instanceof Unknown ? processing(request) : found;
            }
            case INVALID -> {
                // Stripe may check a repeated request before its key, and the first one may have moved money.
                ProviderResult found = isFirstCall(request) ? new Unknown() : find(request);
                yield found instanceof Unknown ? new Declined(whyInvalid(request, failure)) : found;
            }
            case REJECTED -> {
                LOG.log(Level.ERROR, "Stripe rejects requests: {0}", StripeErrorKind.describe(failure));
                yield isFirstCall(request) ? new Declined(StripeFailures.PROVIDER_UNAVAILABLE) : processing(request);
            }
            case UNKNOWN -> processing(request);
        };
    }

    private boolean isFirstCall(ChargeRequest request) {
        return now.isBefore(request.transaction().createdAt().plus(FIRST_CALL));
    }

    private Failure whyInvalid(ChargeRequest request, Exception failure) {
        boolean isSourceInvalid = request.source() instanceof CardToken
                ? "confirmation_token".equals(StripeErrorKind.paramOf(failure))
                : !isAttached(savedCard(request));
        return isSourceInvalid
                ? StripeFailures.INVALID_PAYMENT_METHOD
                : StripeFailures.ofInvalidCharge(StripeErrorKind.codeOf(failure));
    }

    /** Whether the card is still that of its customer: Stripe has no code for one that is not. */
    private boolean isAttached(@Nullable SavedCard card) {
        try {
            return card != null
                    && card.customer().equals(api.method(card.method()).getCustomer());
        } catch (StripeException | RuntimeException e) {
            return StripeErrorKind.of(e) != StripeErrorKind.INVALID;
        }
    }

    /** What the browser of the payer has to do for the intent, as it is now. */
    NextAction nextAction(ChargeRequest request) {
        try {
            PaymentIntent intent = lookup.find(request);
            if (intent == null) {
                return new NextAction.None();
            } else if ("requires_action".equals(intent.getStatus())) {
                return new NextAction.InBrowser(intent.getClientSecret());
            }
            return StripeResults.awaitsAuthentication(request, intent) ? new NextAction.Agree() : new NextAction.None();
        } catch (StripeException e) {
            throw new IllegalStateException("no payment intent: " + StripeErrorKind.describe(e), e);
        }
    }

    ProviderResult find(ChargeRequest request) {
        return onIntent(request, intent -> results.of(request, intent));
    }

    ProviderResult cancel(ChargeRequest request) {
        return onIntent(request, intent -> results.of(request, isFinal(intent) ? intent : canceled(intent)));
    }

    /** The state at Stripe decides, not the outcome that the page reports. */
    ProviderResult authenticate(ChargeRequest request, AuthenticationOutcome outcome) {
        return onIntent(request, intent -> results.of(request, authenticated(request, intent, outcome)));
    }

    private PaymentIntent authenticated(ChargeRequest request, PaymentIntent intent, AuthenticationOutcome outcome)
            throws StripeException {
        boolean awaitsPayer = StripeResults.awaitsAuthentication(request, intent);
        if (!awaitsPayer && !"requires_action".equals(intent.getStatus())) {
            return intent;
        }
        SavedCard card = savedCard(request);
        return switch (outcome) {
            case FAILED -> canceled(intent);
            case COMPLETED -> awaitsPayer && card != null ? api.confirmOrRead(intent.getId(), card.method()) : intent;
        };
    }

    private PaymentIntent canceled(PaymentIntent intent) throws StripeException {
        return api.cancelOrRead(intent.getId());
    }

    private static boolean isFinal(PaymentIntent intent) {
        return "succeeded".equals(intent.getStatus()) || "canceled".equals(intent.getStatus());
    }

    private ProviderResult onIntent(ChargeRequest request, Step step) {
        try {
            PaymentIntent intent = lookup.find(request);
            return intent == null ? new Unknown() : step.on(intent);
        } catch (StripeException | RuntimeException e) {
            return unresolved(request, e);
        }
    }

    private static ProviderResult unresolved(ChargeRequest request, Exception failure) {
        LOG.log(Level.WARNING, "no result for {0}: {1}", request.id(), StripeErrorKind.describe(failure));
        return processing(request);
    }

    private static ProviderResult processing(ChargeRequest request) {
        return new Processing(request.transaction().providerReference());
    }
}
