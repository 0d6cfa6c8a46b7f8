package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.domain.invoice.InvoiceStatus;
import jakarta.validation.constraints.NotNull;

/** The request to change the status of an invoice. */
record InvoiceStatusRequest(@NotNull NewStatus status) {
    /** The statuses that a merchant can set. */
    enum NewStatus {
        PAID,
        VOID
    }

    InvoiceStatus toStatus() {
        return switch (status) {
            case PAID -> InvoiceStatus.PAID;
            case VOID -> InvoiceStatus.VOID;
        };
    }
}
