package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tax.TaxBreakdown;

/** A message that a payer must read before continuing: the title states the fact, the text says what to do. */
public record Notice(Kind kind, String title, String text) {

    /** The severity of the message. */
    public enum Kind {
        ERROR,
        INFO
    }

    static Notice declined(Failure failure) {
        return new Notice(Kind.ERROR, "Your payment was declined", failure.message() + " Nothing was charged.");
    }

    static Notice priceChanged(TaxBreakdown price) {
        return new Notice(
                Kind.INFO,
                "The total is now " + MoneyFormat.of(price.total()),
                "The tax depends on your address. Nothing was charged yet: please check the new total, enter your card again and pay.");
    }

    /** The payment is rejected for a reason that the payer cannot correct. */
    static Notice notPayable() {
        return new Notice(Kind.ERROR, "This payment cannot be made", "Nothing was charged. Please contact the seller.");
    }
}
