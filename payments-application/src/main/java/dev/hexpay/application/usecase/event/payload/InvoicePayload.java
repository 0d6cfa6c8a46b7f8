package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.text.WireName;
import java.time.Instant;

/** The payload of {@code invoice.created} and {@code invoice.voided}. */
final class InvoicePayload {
    private InvoicePayload() {}

    static EventPayload of(Invoice invoice, Customer payer) {
        Instant at = invoice.issuedAt();
        return new EventPayload.Invoice(
                invoice.id().value(),
                invoice.number().text(),
                WireName.of(invoice.status()),
                at,
                at,
                at,
                at,
                CurrencyCode.format(invoice.price().currency()),
                invoice.price().subtotal().minor(),
                invoice.price().total().minor(),
                payer.merchantReference(),
                null);
    }
}
