package dev.hexpay.http.page;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Failure;

/** Something that a payer must read before they go on: the title says what, the text says what to do. */
public record Notice(String title, String text) {

    static Notice declined(Failure failure) {
        return new Notice("Your payment was declined", failure.message() + " Nothing was charged.");
    }

    static Notice priceChanged(TaxBreakdown price) {
        return new Notice(
                "The total is now " + MoneyText.of(price.total()),
                "The tax depends on your address. Nothing was charged: please check the new total, enter your card again and pay.");
    }
}
