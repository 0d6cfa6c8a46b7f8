package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;

/** A provider without charges, the payer's side of it, and its own ledger. */
public interface ProviderHarness extends AutoCloseable {
    /** The provider; at least eight threads may use it concurrently. */
    PaymentProvider provider();

    /** Enters a card as the payer does and returns its token. */
    CardToken enter(Scope scope, TestCard card);

    /** The amount that the transaction moved, in minor units, from the provider's own ledger. */
    long movedMinor(TransactionId transaction);

    /** The amount of it that was refunded, in minor units, from the provider's own ledger. */
    long refundedMinor(TransactionId transaction);

    /** Resolves the disputes of this provider. */
    TestDisputes testDisputes();

    /** Releases the resources of the provider. */
    @Override
    void close();
}
