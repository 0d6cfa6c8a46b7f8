package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import java.time.Instant;

/** The payload of {@code invoice.created} and {@code invoice.voided}. */
final class InvoicePayload {
    private InvoicePayload() {}

    static EventPayload of(Invoice invoice, Customer payer) {
        Instant at = invoice.issuedAt();
        return new EventPayload.Invoice(
                invoice.id().value(),
                invoice.number().text(),
                invoice.status().wire(),
                at,
                at,
                at,
                at,
                CurrencyCode.wire(invoice.price().currency()),
                invoice.price().subtotal().minor(),
                invoice.price().total().minor(),
                payer.merchantReference(),
                null);
    }
}
