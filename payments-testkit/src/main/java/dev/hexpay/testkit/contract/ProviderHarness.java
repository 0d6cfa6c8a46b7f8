package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.TestCard;

/** A provider that has heard of nothing yet, the payer's side of it, and its own books. */
public interface ProviderHarness extends AutoCloseable {
    /** The provider; at least eight threads may use it at once. */
    PaymentProvider provider();

    /** The token that a payer gets for entering this card. */
    OneTimeToken enter(Scope scope, TestCard card);

    /** How much the attempt has really moved, as the provider's own books say, in minor units. */
    long movedMinor(TransactionId attempt);

    /** How much of it has really gone back, as the provider's own books say, in minor units. */
    long returnedMinor(TransactionId attempt);

    /** Who decides the disputes of this provider. */
    DisputeDesk disputeDesk();

    /** Gives back whatever the provider needed. */
    @Override
    void close();
}
