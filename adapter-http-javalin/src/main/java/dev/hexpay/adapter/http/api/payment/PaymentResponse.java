package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.presentation.ProviderNames;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a payment: the published keys in their order, then our additional keys. */
record PaymentResponse(
        String id,
        @Nullable String customerId,
        @OneOf(constants = PaymentKind.class) String kind,
        @OneOf(constants = PaymentStatus.class) String status,
        @OneOf({"stripe", "commet", "dlocal"}) String provider,
        long amountSubtotal,
        long taxAmount,
        long amountTotal,
        String currency,
        String description,
        @Nullable Map<String, String> metadata,
        @Nullable String url,
        @Nullable String expiresAt,
        String createdAt,
        String updatedAt,
        @OneOf("payment") String object,
        boolean livemode,
        @Nullable String invoiceId,
        @Nullable String transactionId,
        @Nullable Failure failure,
        long amountRefunded,
        @Nullable Card card,
        @Nullable String cancelUrl,
        @Nullable String successUrl) {

    /**
     * The JSON of a payment.
     *
     * @param transaction the transaction that decided its status; null when there is none
     */
    static PaymentResponse of(Scope scope, Payment payment, @Nullable Transaction transaction, PublicUrls publicUrls) {
        HostedPage page = payment.page();
        return new PaymentResponse(
                payment.id().value(),
                payment.customer() == null ? null : payment.customer().value(),
                WireName.of(payment.kind()),
                WireName.of(payment.status()),
                ProviderNames.published(payment.provider()),
                payment.price().subtotal().minor(),
                payment.price().tax().minor(),
                payment.price().total().minor(),
                CurrencyCode.format(payment.price().currency()),
                payment.description().value(),
                payment.metadata() == null ? null : payment.metadata().entries(),
                url(payment, publicUrls),
                Timestamps.formatOrNull(payment.page().expiresAt()),
                Timestamps.format(payment.createdAt()),
                Timestamps.format(payment.updatedAt()),
                "payment",
                scope.mode().isLive(),
                payment.state() instanceof PaymentState.Succeeded paid
                        ? paid.invoice().value()
                        : null,
                payment.transaction() == null ? null : payment.transaction().value(),
                payment.state() instanceof PaymentState.Failed failed ? failed.failure() : null,
                transaction == null ? 0 : transaction.amountRefunded().minor(),
                transaction == null ? null : transaction.paymentSource().card(),
                page.cancelUrl() == null ? null : page.cancelUrl().value(),
                page.successUrl() == null ? null : page.successUrl().value());
    }

    /** The URL of the payment page: a link always has one, a charge only while it requires action. */
    static @Nullable String url(Payment payment, PublicUrls publicUrls) {
        boolean hasPage = payment.kind() == PaymentKind.LINK || payment.status() == PaymentStatus.REQUIRES_ACTION;
        return hasPage ? publicUrls.payPage(payment.page().token()) : null;
    }
}
