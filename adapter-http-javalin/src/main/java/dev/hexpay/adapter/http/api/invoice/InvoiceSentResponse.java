package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;

/** The JSON of a queued receipt; {@code sentAt} is the time at which it was queued. */
record InvoiceSentResponse(
        boolean sent, String sentAt, @OneOf("invoice") String object, boolean livemode) {
    static InvoiceSentResponse of(Scope scope, Receipt receipt) {
        return new InvoiceSentResponse(
                true,
                Timestamps.format(receipt.createdAt()),
                "invoice",
                scope.mode().isLive());
    }
}
