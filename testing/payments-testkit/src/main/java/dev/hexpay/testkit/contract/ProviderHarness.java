package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;

/** A provider without charges, the payer's side of it, and its own ledger. */
public interface ProviderHarness extends AutoCloseable {
    /** The provider; at least eight threads may use it concurrently. */
    PaymentProvider provider();

    /** The clock of the provider. */
    SettableClock clock();

    /** Enters a card as the payer does and returns its token. */
    CardToken enter(Scope scope, TestCard card);

    /**
     * Authenticates at the bank as the payer does, before the page reports the outcome. Does nothing when the page of the
     * provider is ours, so that its report is the outcome.
     */
    default void authenticateAtBank(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {}

    /** Whether each organization has an account of its own, so that a card token of one cannot be charged by another. */
    default boolean hasAccountPerOrganization() {
        return true;
    }

    /** The amount that the transaction moved, in minor units, from the provider's own ledger. */
    long movedMinor(TransactionId transaction);

    /** The amount of it that was refunded, in minor units, from the provider's own ledger. */
    long refundedMinor(TransactionId transaction);

    /** Refunds a part of a succeeded charge as the merchant does in the dashboard of the provider. */
    void refundElsewhere(Scope scope, TransactionId transaction, long minor);

    /** Whether other applications can use the same account. */
    default boolean hasOtherApplications() {
        return false;
    }

    /**
     * Another application charges a payer on the account of this scope.
     *
     * @throws UnsupportedOperationException when none can
     */
    default void chargeOfOthers(Scope scope, Money amount) {
        throw new UnsupportedOperationException("no other application uses this account");
    }

    /** Lets a succeeded refund fail late, as when the payer's bank rejects the money. */
    void failRefundLate(Scope scope, RefundId refund);

    /** The payer's bank asks about a succeeded charge and takes no money yet. */
    void openInquiry(Scope scope, TransactionId transaction);

    /** The bank that asked about a charge takes its money: the inquiry becomes a dispute. */
    void escalateInquiry(Scope scope, TransactionId transaction);

    /** Resolves the disputes of this provider. */
    TestDisputes testDisputes();

    /** Releases the resources of the provider. */
    @Override
    void close();
}
