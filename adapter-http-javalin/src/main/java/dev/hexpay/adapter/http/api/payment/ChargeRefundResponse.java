package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a refund in the response that creates it.
 *
 * @param chargeId the provider's reference of the refunded charge
 */
record ChargeRefundResponse(
        String id,
        String transactionId,
        long amount,
        String currency,
        String chargeId,
        @OneOf(constants = RefundStatus.class) String status,
        @Nullable String reason,
        @OneOf("refund") String object,
        boolean livemode) {

    static ChargeRefundResponse of(Scope scope, Refund refund) {
        Money amount = refund.share().total();
        return new ChargeRefundResponse(
                refund.id().value(),
                refund.charge().transaction().value(),
                amount.minor(),
                CurrencyCode.format(amount.currency()),
                refund.charge().reference(),
                WireName.of(refund.status()),
                refund.reason() == null ? null : refund.reason().value(),
                "refund",
                scope.mode().isLive());
    }
}
