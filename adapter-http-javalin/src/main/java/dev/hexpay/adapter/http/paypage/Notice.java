package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tax.TaxBreakdown;

/** Something that a payer must read before they go on: the title says what, the text says what to do. */
public record Notice(Kind kind, String title, String text) {

    /** How it looks. */
    public enum Kind {
        BAD,
        NEWS
    }

    static Notice declined(Failure failure) {
        return new Notice(Kind.BAD, "Your payment was declined", failure.message() + " Nothing was charged.");
    }

    static Notice priceChanged(TaxBreakdown price) {
        return new Notice(
                Kind.NEWS,
                "The total is now " + MoneyFormat.of(price.total()),
                "The tax depends on your address. Nothing was charged yet: please check the new total, enter your card again and pay.");
    }

    /** The product refuses for a reason that is none of the payer's. */
    static Notice notPayable() {
        return new Notice(Kind.BAD, "This payment cannot be made", "Nothing was charged. Please contact the seller.");
    }
}
