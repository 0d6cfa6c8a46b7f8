package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;

/** A provider that has heard of nothing yet, the payer's side of it, and its own books. */
public interface ProviderHarness extends AutoCloseable {
    /** The provider; at least eight threads may use it at once. */
    PaymentProvider provider();

    /** The token that a payer gets for entering this card. */
    CardToken enter(Scope scope, TestCard card);

    /** How much the attempt has really moved, as the provider's own books say, in minor units. */
    long movedMinor(TransactionId attempt);

    /** How much of it has really gone back, as the provider's own books say, in minor units. */
    long refundedMinor(TransactionId attempt);

    /** Who decides the disputes of this provider. */
    TestDisputes testDisputes();

    /** Gives back whatever the provider needed. */
    @Override
    void close();
}
