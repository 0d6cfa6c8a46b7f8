package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;

/** The JSON of a refund; {@code amount} includes {@code taxAmount}. */
record RefundResponse(
        String id,
        String transactionId,
        String paymentId,
        @Nullable String creditNoteId,
        long amount,
        long taxAmount,
        String currency,
        @OneOf(constants = RefundStatus.class) String status,
        @Nullable String reason,
        String createdAt,
        String updatedAt,
        @OneOf("refund") String object,
        boolean livemode) {

    static RefundResponse of(Scope scope, Refund refund, @Nullable CreditNoteId creditNote) {
        return new RefundResponse(
                refund.id().value(),
                refund.charge().transaction().value(),
                refund.charge().payment().value(),
                creditNote == null ? null : creditNote.value(),
                refund.share().total().minor(),
                refund.share().tax().minor(),
                CurrencyCode.format(refund.share().total().currency()),
                WireName.of(refund.status()),
                refund.reason() == null ? null : refund.reason().value(),
                Timestamps.format(refund.createdAt()),
                Timestamps.format(refund.updatedAt()),
                "refund",
                scope.mode().isLive());
    }
}
