package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.domain.tenant.Scope;

/**
 * What became of an attempt of which money goes back: the published keys in their order, then ours. Its status changes
 * only once all of it has gone back.
 */
record TransactionRefundResponse(
        String id, String status, String object, boolean livemode, long amountRefunded, RefundResponse refund) {
    static TransactionRefundResponse of(Scope scope, Result outcome) {
        return new TransactionRefundResponse(
                outcome.transaction().id().value(),
                outcome.transaction().status().wire(),
                "transaction",
                scope.mode().isLive(),
                outcome.transaction().amountRefunded().minor(),
                RefundResponse.of(scope, outcome.refund()));
    }
}
