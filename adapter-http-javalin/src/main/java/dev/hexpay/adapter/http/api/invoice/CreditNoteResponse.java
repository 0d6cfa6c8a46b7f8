package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a credit note; its amounts are the refunded amounts. Those of a cancellation are negative, so that all credit
 * notes of an invoice add up to what was refunded.
 */
record CreditNoteResponse(
        String id,
        String number,
        String invoiceId,
        String refundId,
        String customerId,
        String currency,
        long subtotal,
        long taxAmount,
        long total,
        String issueDate,
        @OneOf("credit_note") String object,
        boolean livemode,
        @Nullable String cancelsId) {

    static CreditNoteResponse of(Scope scope, CreditNote note) {
        int sign = note.isCancellation() ? -1 : 1;
        return new CreditNoteResponse(
                note.id().value(),
                note.number().text(),
                note.invoice().value(),
                note.refund().value(),
                note.customer().value(),
                CurrencyCode.format(note.price().currency()),
                sign * note.price().subtotal().minor(),
                sign * note.price().tax().minor(),
                sign * note.price().total().minor(),
                Timestamps.format(note.issuedAt()),
                "credit_note",
                scope.mode().isLive(),
                note.cancels() == null ? null : note.cancels().id().value());
    }
}
