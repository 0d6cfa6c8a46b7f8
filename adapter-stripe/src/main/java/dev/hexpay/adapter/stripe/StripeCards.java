package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.domain.customer.Card;
import java.lang.System.Logger.Level;

/** Looks up saved cards at Stripe. */
final class StripeCards {
    private static final System.Logger LOG = System.getLogger(StripeCards.class.getName());

    private StripeCards() {}

    static CardResult find(StripeApi api, SavedCard card) {
        try {
            return result(api.method(card.method()), card);
        } catch (StripeException e) {
            if (StripeErrorKind.of(e) == StripeErrorKind.INVALID) {
                return new CardResult.Detached();
            }
            LOG.log(Level.WARNING, "{0} was not read: {1}", card.method(), StripeErrorKind.describe(e));
            return new CardResult.Unknown();
        }
    }

    private static CardResult result(PaymentMethod method, SavedCard card) {
        if (!card.customer().equals(method.getCustomer())) {
            return new CardResult.Detached();
        } else if (method.getCard() == null) {
            LOG.log(Level.ERROR, "{0} is no card", card.method());
            return new CardResult.Unknown();
        }
        PaymentMethod.Card shown = method.getCard();
        return new CardResult.Saved(new Card(
                shown.getBrand(),
                shown.getLast4(),
                shown.getExpMonth().intValue(),
                shown.getExpYear().intValue()));
    }
}
