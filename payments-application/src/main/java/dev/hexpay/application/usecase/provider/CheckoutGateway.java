package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.EnteredCard;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What the payment page asks a provider: how cards are entered, and how payers authenticate. */
public final class CheckoutGateway {
    private static final System.Logger LOG = System.getLogger(CheckoutGateway.class.getName());

    private final Providers providers;
    private final CardTokenizer cardTokenizer;
    private final ProviderGateway gateway;

    public CheckoutGateway(OutPorts out, ProviderGateway gateway) {
        this.providers = out.providers().registry();
        this.cardTokenizer = out.providers().cardTokenizer();
        this.gateway = gateway;
    }

    /** How the payer enters a card for this total; null when the provider is not configured for the mode. */
    public @Nullable Checkout checkout(Scope scope, String provider, Money total) {
        return providers
                .byName(scope.mode(), provider)
                .map(found -> found.checkout(scope, total))
                .filter(checkout -> !(scope.mode().isLive() && checkout instanceof Checkout.TestCardForm))
                .orElse(null);
    }

    /**
     * What the payer has to do next for a transaction that requires action.
     *
     * @throws PaymentsException {@code provider_unavailable} when the provider does not respond
     */
    public NextAction nextAction(Scope scope, Payment payment, Transaction transaction) {
        gateway.requireNoUnitOfWork();
        PaymentProvider provider = gateway.requireProvider(scope, transaction.provider());
        try {
            return provider.nextAction(scope, ProviderGateway.requestFor(payment, transaction));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, () -> "no next action for " + transaction.id(), failure);
            throw PaymentsException.of(
                    ErrorCode.PROVIDER_UNAVAILABLE, "The payment provider does not respond now. Please try again.");
        }
    }

    /**
     * The token of an entered card: a test card is exchanged for one, a provider's form has returned one.
     *
     * @param checkout how cards are entered for the link
     * @throws PaymentsException {@code validation_error} when it is not a known test card, not a token of the form of the
     *     provider, or entered in the form of another provider; {@code provider_unavailable} when the provider does not
     *     respond: nothing was charged
     */
    public CardToken tokenOf(Scope scope, EnteredCard card, Checkout checkout) {
        if (card instanceof ConfirmationToken token) {
            if (!(checkout instanceof Checkout.ProviderForm form)) {
                throw PaymentsException.invalid("confirmationToken", "is not accepted: this page takes test cards");
            } else if (!form.accepts(token.value())) {
                throw PaymentsException.invalid("confirmationToken", "must be the token of the card form");
            }
            return new CardToken(token.value());
        } else if (!(checkout instanceof Checkout.TestCardForm)) {
            throw PaymentsException.invalid("cardNumber", "must be entered in the form of the payment provider");
        }
        return tokenize(scope, (CardDetails) card);
    }

    private CardToken tokenize(Scope scope, CardDetails card) {
        gateway.requireNoUnitOfWork();
        try {
            return cardTokenizer.tokenize(scope, card);
        } catch (PaymentsException rejection) {
            throw rejection;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "no token for a card", failure);
            throw PaymentsException.of(
                    ErrorCode.PROVIDER_UNAVAILABLE, "The payment provider does not respond now. Nothing was charged.");
        }
    }
}
