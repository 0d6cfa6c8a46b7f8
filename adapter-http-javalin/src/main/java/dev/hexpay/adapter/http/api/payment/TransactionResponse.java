package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.presentation.ProviderNames;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.payment.TransactionState.Succeeded;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;

/** The JSON of a transaction: the published keys in their order, then our additional keys. */
record TransactionResponse(
        String id,
        @Nullable String invoiceId,
        @Nullable Long grossAmount,
        @Nullable Long subtotal,
        @Nullable Long taxAmount,
        @Nullable Long presentmentAmount,
        String currency,
        @OneOf({"stripe", "commet", "dlocal"}) String provider,
        @OneOf(constants = TransactionStatus.class) String status,
        String customerEmail,
        @Nullable String customerName,
        @Nullable String paidAt,
        String createdAt,
        String updatedAt,
        @OneOf("transaction") String object,
        boolean livemode,
        String paymentId,
        long amountRefunded,
        @Nullable Card card,
        @Nullable Failure failure) {
    private static final String DOLLARS = "usd";

    static TransactionResponse of(Scope scope, Transaction transaction) {
        TaxBreakdown price = transaction.price();
        BillingDetails payer = transaction.billingDetails();
        Succeeded paid = transaction.state() instanceof Succeeded succeeded ? succeeded : null;
        boolean inDollars = CurrencyCode.format(price.currency()).equals(DOLLARS);
        return new TransactionResponse(
                transaction.id().value(),
                paid == null ? null : paid.invoice().value(),
                shownIf(inDollars, price.total()),
                shownIf(inDollars, price.subtotal()),
                shownIf(inDollars, price.tax()),
                shownIf(!inDollars, price.total()),
                CurrencyCode.format(price.currency()),
                ProviderNames.published(transaction.provider()),
                WireName.of(transaction.status()),
                payer.email().value(),
                payer.name() == null ? null : payer.name().value(),
                paid == null ? null : Timestamps.format(paid.paidAt()),
                Timestamps.format(transaction.createdAt()),
                Timestamps.format(transaction.updatedAt()),
                "transaction",
                scope.mode().isLive(),
                transaction.payment().value(),
                transaction.amountRefunded().minor(),
                transaction.paymentSource().card(),
                transaction.state() instanceof TransactionState.Failed failed ? failed.failure() : null);
    }

    // The published amounts are US cents; a payment in another currency has only its presentment amount.
    private static @Nullable Long shownIf(boolean shown, Money amount) {
        return shown ? (Long) amount.minor() : null;
    }
}
