package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.tenant.Scope;

/** The JSON of a credit note; its amounts are the refunded amounts. */
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
        String object,
        boolean livemode) {

    static CreditNoteResponse of(Scope scope, CreditNote note) {
        return new CreditNoteResponse(
                note.id().value(),
                note.number().text(),
                note.invoice().value(),
                note.refund().value(),
                note.customer().value(),
                CurrencyCode.format(note.price().currency()),
                note.price().subtotal().minor(),
                note.price().tax().minor(),
                note.price().total().minor(),
                Timestamps.format(note.issuedAt()),
                "credit_note",
                scope.mode().isLive());
    }
}
