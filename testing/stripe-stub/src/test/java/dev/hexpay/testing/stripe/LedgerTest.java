package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import dev.hexpay.testing.stripe.Ledger.Movement;
import dev.hexpay.testing.stripe.http.Mode;
import org.junit.jupiter.api.Test;

class LedgerTest extends StubFixture {
    private PaymentIntent paid(long amount, String currency, String transaction) throws StripeException {
        return stripe.paymentIntents()
                .create(payment(amount, TestCard.SUCCEEDS)
                        .setCurrency(currency)
                        .putMetadata("transaction", transaction)
                        .build());
    }

    @Test
    void sums_are_kept_by_metadata_and_in_total() throws StripeException {
        PaymentIntent first = paid(1000, "eur", "txn_1");
        PaymentIntent second = paid(500, "eur", "txn_1");
        paid(700, "eur", "txn_2");
        paid(900, "usd", "txn_3");
        stub.dashboard().refund(first.getId(), 100);
        stub.bank().openDispute(second.getId(), "fraudulent");

        assertThat(stub.ledger().byMetadata("transaction", "txn_1")).isEqualTo(new Movement(1500, 100, 0, 500));
        assertThat(stub.ledger().intentsByMetadata("transaction", "txn_1"))
                .containsExactly(first.getId(), second.getId());
        assertThat(stub.ledger().byMetadata("transaction", "txn_9")).isEqualTo(Movement.NONE);
        assertThat(stub.ledger().totals(Mode.TEST))
                .containsEntry("eur", new Movement(2200, 100, 0, 500))
                .containsEntry("usd", new Movement(900, 0, 0, 0))
                .hasSize(2);
        assertThat(stub.ledger().totals(Mode.LIVE)).isEmpty();
    }

    @Test
    void amounts_of_different_currencies_are_not_added() throws StripeException {
        paid(1000, "eur", "txn_1");
        paid(1000, "usd", "txn_1");

        assertThatIllegalArgumentException().isThrownBy(() -> stub.ledger().byMetadata("transaction", "txn_1"));
    }

    @Test
    void declined_payment_moves_nothing() throws StripeException {
        assertThat(errorOf(() -> pay(TestCard.GENERIC_DECLINE))).isNotNull();

        assertThat(stub.ledger().totals(Mode.TEST).get("eur")).isEqualTo(Movement.NONE);
        assertThat(stripe.balance().retrieve().getAvailable().get(0).getAmount())
                .isZero();
    }
}
