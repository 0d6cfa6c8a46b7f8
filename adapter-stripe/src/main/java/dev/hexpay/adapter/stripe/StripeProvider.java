package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Charges cards with Stripe. A card token is a confirmation token of Stripe.js ({@code ctoken_…}), the reference of a charge
 * is its payment intent ({@code pi_…}). One account of Stripe per mode serves all organizations: each object has its scope
 * as metadata, and objects of another scope do not exist for a caller.
 *
 * <p>No method throws for what Stripe or the network does: an unclear answer is {@code Processing}.
 */
public final class StripeProvider implements PaymentProvider {
    /** The published name of the provider. */
    public static final String NAME = "stripe";

    /** Stripe.js of the train of the API version of the library; bundling it is not allowed. */
    private static final String SCRIPT = "https://js.stripe.com/dahlia/stripe.js";

    private static final Checkout.Sources SOURCES = new Checkout.Sources(
            List.of("https://js.stripe.com", "https://*.js.stripe.com"),
            List.of("https://api.stripe.com"),
            List.of("https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"));

    private final StripeClients clients;
    private final StripeSettings settings;
    private final InstantSource clock;

    /**
     * A provider for the modes that have a key.
     *
     * @param clock the clock that transactions are created with
     */
    public StripeProvider(StripeSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.clients = new StripeClients(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The Payment Element of Stripe.js. An amount that Stripe cannot represent is shown to it as the nearest lower one. */
    @Override
    public Checkout checkout(Scope scope, Money total) {
        long step = StripeAmounts.step(total.currency());
        Money representable = new Money(total.minor() - total.minor() % step, total.currency());
        return new Checkout.ProviderForm(
                SCRIPT,
                settings.publicKey(scope.mode()),
                StripeAmounts.toStripe(representable).orElseThrow(),
                SOURCES,
                IntentRequests.CONFIRMATION_TOKEN.pattern());
    }

    @Override
    public Optional<Violation> objectionTo(Scope scope, Money amount) {
        return StripeLimits.objectionTo(amount);
    }

    @Override
    public Optional<Violation> objectionToRefund(Scope scope, Money amount) {
        return StripeLimits.objectionToRefund(amount);
    }

    /**
     * @throws IllegalStateException if Stripe does not return the payment intent
     */
    @Override
    public NextAction nextAction(Scope scope, ChargeRequest request) {
        return charges(scope).nextAction(request);
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        return charges(scope).charge(request);
    }

    @Override
    public ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        return charges(scope).authenticate(request, outcome);
    }

    @Override
    public ProviderResult cancel(Scope scope, ChargeRequest request) {
        return charges(scope).cancel(request);
    }

    @Override
    public ProviderResult find(Scope scope, ChargeRequest request) {
        return charges(scope).find(request);
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        return refunds(scope).refund(request);
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return refunds(scope).find(request);
    }

    /**
     * Detaches a card of this scope. A card that is not attached any more or not known is not an error.
     *
     * @throws IllegalStateException if Stripe has not confirmed it
     */
    @Override
    public void detach(Scope scope, String vaultedReference) {
        Optional<SavedCard> card = SavedCard.of(scope, vaultedReference);
        if (card.isEmpty()) {
            return;
        }
        try {
            api(scope).detach(card.get().method());
        } catch (StripeException e) {
            if (StripeErrorKind.of(e) != StripeErrorKind.INVALID) {
                throw new IllegalStateException("not detached: " + StripeErrorKind.describe(e), e);
            }
        }
    }

    /** A card that is not attached to its customer any more cannot be charged: it counts as detached. */
    @Override
    public CardResult findCard(Scope scope, String vaultedReference) {
        Optional<SavedCard> card = SavedCard.of(scope, vaultedReference);
        return card.isEmpty() ? new CardResult.Detached() : StripeCards.find(api(scope), card.get());
    }

    /**
     * Charges and refunds by the time of their creation at Stripe, in whole seconds; ten thousand of each are read, the
     * newest first, also those of other scopes.
     *
     * @throws IllegalStateException if Stripe does not return them
     */
    @Override
    public Statement statement(Scope scope, Instant from, Instant to) {
        return new StripeStatement(scope, () -> api(scope), StripeStatement.MAX_PAGES).between(from, to);
    }

    private StripeCharges charges(Scope scope) {
        return new StripeCharges(api(scope), scope, clock.instant());
    }

    private StripeRefunds refunds(Scope scope) {
        return new StripeRefunds(api(scope), scope, clock.instant());
    }

    private StripeApi api(Scope scope) {
        return clients.api(scope, settings.deadline());
    }
}
