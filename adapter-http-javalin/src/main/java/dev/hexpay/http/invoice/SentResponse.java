package dev.hexpay.http.invoice;

import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.http.json.Timestamps;

/** An invoice was accepted to be sent, at {@code sentAt}. */
record SentResponse(boolean sent, String sentAt, String object, boolean livemode) {
    static SentResponse of(Scope scope, Receipt receipt) {
        return new SentResponse(
                true,
                Timestamps.wire(receipt.createdAt()),
                "invoice",
                scope.mode().isLive());
    }
}
