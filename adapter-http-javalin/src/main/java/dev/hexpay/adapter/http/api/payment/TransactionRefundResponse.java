package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;

/**
 * The JSON of a transaction after a refund: the published keys in their order, then our additional keys. The status
 * changes only when the whole amount is refunded.
 */
record TransactionRefundResponse(
        String id, String status, String object, boolean livemode, long amountRefunded, ChargeRefundResponse refund) {
    static TransactionRefundResponse of(Scope scope, Result outcome) {
        return new TransactionRefundResponse(
                outcome.transaction().id().value(),
                WireName.of(outcome.transaction().status()),
                "transaction",
                scope.mode().isLive(),
                outcome.transaction().amountRefunded().minor(),
                ChargeRefundResponse.of(scope, outcome.refund()));
    }
}
