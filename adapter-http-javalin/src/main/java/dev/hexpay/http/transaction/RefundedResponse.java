package dev.hexpay.http.transaction;

import dev.hexpay.application.port.in.RefundTransaction.Outcome;
import dev.hexpay.domain.scope.Scope;

/**
 * What became of an attempt of which money goes back: the published keys in their order, then ours. Its status changes
 * only once all of it has gone back.
 */
record RefundedResponse(
        String id, String status, String object, boolean livemode, long amountRefunded, RefundResponse refund) {
    static RefundedResponse of(Scope scope, Outcome outcome) {
        return new RefundedResponse(
                outcome.transaction().id().value(),
                outcome.transaction().status().wire(),
                "transaction",
                scope.mode().isLive(),
                outcome.transaction().amountRefunded().minor(),
                RefundResponse.of(scope, outcome.refund()));
    }
}
