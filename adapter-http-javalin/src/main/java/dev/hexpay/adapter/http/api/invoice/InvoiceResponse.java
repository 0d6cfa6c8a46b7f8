package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an invoice: the published keys in their order. The keys of subscriptions, discounts and metered usage
 * are present for clients that read them, and are always empty.
 */
record InvoiceResponse(
        String id,
        String customerId,
        @Nullable String subscriptionId,
        String invoiceNumber,
        @OneOf(constants = InvoiceStatus.class) String status,
        @OneOf("one_time_payment") String invoiceType,
        String currency,
        long subtotal,
        long discountAmount,
        long taxAmount,
        long total,
        String periodStart,
        String periodEnd,
        String issueDate,
        String dueDate,
        @Nullable String memo,
        Map<String, String> metadata,
        String createdAt,
        String updatedAt,
        List<LineItem> lineItems,
        @OneOf("invoice") String object,
        boolean livemode) {

    /** The line item of an invoice. */
    record LineItem(
            @OneOf("one_time") String lineType,
            @Nullable String featureName,
            String description,
            long quantity,
            long unitAmount,
            long amount,
            @Nullable Long includedAmount,
            @Nullable Long usedAmount,
            @Nullable Long overageAmount,
            @Nullable String discountType,
            @Nullable Long discountValue,
            @Nullable String discountName,
            @OneOf("standard") String chargeType) {
        static LineItem of(Invoice invoice) {
            long subtotal = invoice.price().subtotal().minor();
            return new LineItem(
                    "one_time",
                    null,
                    invoice.description().value(),
                    1,
                    subtotal,
                    subtotal,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "standard");
        }
    }

    static InvoiceResponse of(Scope scope, Invoice invoice) {
        String issuedAt = Timestamps.format(invoice.issuedAt());
        return new InvoiceResponse(
                invoice.id().value(),
                invoice.customer().value(),
                null,
                invoice.number().text(),
                WireName.of(invoice.status()),
                "one_time_payment",
                CurrencyCode.format(invoice.price().currency()),
                invoice.price().subtotal().minor(),
                0,
                invoice.price().tax().minor(),
                invoice.price().total().minor(),
                issuedAt,
                issuedAt,
                issuedAt,
                issuedAt,
                null,
                Map.of(),
                issuedAt,
                Timestamps.format(invoice.updatedAt()),
                List.of(LineItem.of(invoice)),
                "invoice",
                scope.mode().isLive());
    }
}
