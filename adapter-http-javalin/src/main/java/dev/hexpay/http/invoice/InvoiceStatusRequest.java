package dev.hexpay.http.invoice;

import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.util.function.Supplier;

/** What a client sends to mark an invoice by hand. */
final class InvoiceStatusRequest {
    private static final InvoiceStatus[] BY_HAND = {InvoiceStatus.PAID, InvoiceStatus.VOID};

    private InvoiceStatusRequest() {}

    static Supplier<InvoiceStatus> read(Fields body) {
        Read<InvoiceStatus> status = body.requiredText("status", Words.oneOf(BY_HAND, InvoiceStatus::wire));
        return status::get;
    }
}
