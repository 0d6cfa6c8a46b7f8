package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON of a dispute. */
record DisputeResponse(
        String id,
        String transactionId,
        String paymentId,
        long amount,
        String currency,
        @Nullable String reason,
        @OneOf(constants = DisputeStatus.class) String status,
        String createdAt,
        String updatedAt,
        @OneOf("dispute") String object,
        boolean livemode) {

    /** The JSON of the dispute of this transaction, which has one. */
    static DisputeResponse of(Scope scope, Transaction transaction) {
        RecordedDispute dispute = Objects.requireNonNull(transaction.dispute(), "dispute");
        Dispute report = dispute.report();
        return new DisputeResponse(
                dispute.id().value(),
                transaction.id().value(),
                transaction.payment().value(),
                report.amount().minor(),
                CurrencyCode.format(report.amount().currency()),
                report.reason(),
                WireName.of(report.status()),
                Timestamps.format(dispute.createdAt()),
                Timestamps.format(dispute.updatedAt()),
                "dispute",
                scope.mode().isLive());
    }

    /** The id of the dispute of this transaction. */
    static String idOf(Transaction transaction) {
        return Objects.requireNonNull(transaction.dispute(), "dispute").id().value();
    }
}
