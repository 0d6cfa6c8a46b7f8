package dev.hexpay.adapter.http.api.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.json.Envelope;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;

/**
 * The JSON of a transaction after a refund: the published keys in their order, then our additional keys. The status
 * changes only when the whole amount is refunded.
 */
record TransactionRefundResponse(
        String id,
        @OneOf(constants = TransactionStatus.class) String status,
        @OneOf("transaction") String object,
        boolean livemode,
        long amountRefunded,
        ChargeRefundResponse refund) {
    /** The refund in a response of this kind, as a response; other responses are returned unchanged. */
    static StoredResponse refundOf(StoredResponse response) {
        try {
            JsonNode refund = Json.parse(response.body()).at("/data/refund");
            return refund.isMissingNode() ? response : new StoredResponse(response.status(), Envelope.one(refund));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response of this server is not JSON", e);
        }
    }

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
