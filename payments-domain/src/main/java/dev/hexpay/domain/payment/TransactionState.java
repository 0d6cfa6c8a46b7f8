package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a transaction. */
public sealed interface TransactionState {
    /** The published status of a transaction of this amount; an open or lost dispute takes precedence over refunds. */
    TransactionStatus statusAt(Money total);

    /**
     * The final result is not known.
     *
     * @param nextCheckAt time from which the reconciler may look it up at the provider
     * @param actionRequested whether the payer has been required to authenticate
     */
    record Pending(Instant nextCheckAt, boolean actionRequested) implements TransactionState {
        /** The next check is at this time, and not earlier than it was. */
        Pending postponedTo(Instant next) {
            return next.isAfter(nextCheckAt) ? new Pending(next, actionRequested) : this;
        }

        @Override
        public TransactionStatus statusAt(Money total) {
            return TransactionStatus.PENDING;
        }
    }

    /**
     * The charge succeeded.
     *
     * @param invoice its invoice
     * @param paidAt time of settlement
     * @param refundTotals reserved and refunded amounts
     * @param dispute its dispute; null when there is none
     */
    record Succeeded(
            InvoiceId invoice,
            Instant paidAt,
            RefundTotals refundTotals,
            @Nullable RecordedDispute dispute) implements TransactionState {
        Succeeded with(RefundTotals changed) {
            return new Succeeded(invoice, paidAt, changed, dispute);
        }

        Succeeded with(RecordedDispute changed) {
            return new Succeeded(invoice, paidAt, refundTotals, changed);
        }

        @Override
        public TransactionStatus statusAt(Money total) {
            if (dispute != null && dispute.report().status() != DisputeStatus.WON) {
                return TransactionStatus.DISPUTED;
            }
            return refundTotals.refunded().equals(total) ? TransactionStatus.REFUNDED : TransactionStatus.SUCCEEDED;
        }
    }

    /** Declined. */
    record Failed(Failure failure) implements TransactionState {
        @Override
        public TransactionStatus statusAt(Money total) {
            return TransactionStatus.FAILED;
        }
    }
}
