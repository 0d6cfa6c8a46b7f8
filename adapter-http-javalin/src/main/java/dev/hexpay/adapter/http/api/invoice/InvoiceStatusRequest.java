package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.domain.invoice.InvoiceStatus;
import java.util.function.Supplier;

/** Reads the new status of an invoice from a request body. */
final class InvoiceStatusRequest {
    private static final InvoiceStatus[] SETTABLE = {InvoiceStatus.PAID, InvoiceStatus.VOID};

    private InvoiceStatusRequest() {}

    static Supplier<InvoiceStatus> read(JsonFields body) {
        FieldValue<InvoiceStatus> status = body.requiredText("status", Parsers.oneOf(SETTABLE, InvoiceStatus::wire));
        return status::get;
    }
}
