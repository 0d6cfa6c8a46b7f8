package dev.hexpay.application.page;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.TransactionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of transactions; null matches everything.
 *
 * @param email the payer's e-mail address, case-insensitively
 * @param payment the payment of the transactions
 * @param customer the customer of the payment of the transactions
 * @param createdAfter created after this instant
 * @param createdBefore created before this instant
 */
public record TransactionFilter(
        @Nullable TransactionStatus status,
        @Nullable EmailAddress email,
        @Nullable PaymentId payment,
        @Nullable CustomerId customer,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {
    /** Every transaction. */
    public static final TransactionFilter ALL = new TransactionFilter(null, null, null, null, null, null);

    /** The same filter, for transactions with this status. */
    public TransactionFilter withStatus(@Nullable TransactionStatus wanted) {
        return new TransactionFilter(wanted, email, payment, customer, createdAfter, createdBefore);
    }

    /** The same filter, for transactions of the payer with this e-mail address. */
    public TransactionFilter withEmail(@Nullable EmailAddress wanted) {
        return new TransactionFilter(status, wanted, payment, customer, createdAfter, createdBefore);
    }

    /** The same filter, for the transactions of this payment. */
    public TransactionFilter withPayment(@Nullable PaymentId wanted) {
        return new TransactionFilter(status, email, wanted, customer, createdAfter, createdBefore);
    }

    /** The same filter, for the transactions of the payments of this customer. */
    public TransactionFilter withCustomer(@Nullable CustomerId wanted) {
        return new TransactionFilter(status, email, payment, wanted, createdAfter, createdBefore);
    }

    /** The same filter, for transactions created after this instant. */
    public TransactionFilter withCreatedAfter(@Nullable Instant wanted) {
        return new TransactionFilter(status, email, payment, customer, wanted, createdBefore);
    }

    /** The same filter, for transactions created before this instant. */
    public TransactionFilter withCreatedBefore(@Nullable Instant wanted) {
        return new TransactionFilter(status, email, payment, customer, createdAfter, wanted);
    }
}
