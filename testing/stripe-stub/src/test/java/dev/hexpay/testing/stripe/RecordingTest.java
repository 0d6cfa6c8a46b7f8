package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import org.junit.jupiter.api.Test;

class RecordingTest extends StubFixture {
    @Test
    void request_is_recorded_as_sorted_text() throws StripeException {
        stripe.paymentIntents()
                .create(
                        payment(1000, TestCard.SUCCEEDS)
                                .putMetadata("transaction", "txn_1")
                                .putMetadata("payment", "pay_1")
                                .setDescription("one\ntwo")
                                .addExpand("payment_method")
                                .build(),
                        key("txn_1"));
        stripe.balance().retrieve();

        assertThat(stub.recording().text()).isEqualTo("""
                        POST /v1/payment_intents
                          allowed_payment_method_types[0]=card
                          amount=1000
                          confirm=true
                          confirmation_token=ctoken_Stub00000000000000000001
                          currency=eur
                          description=one\\ntwo
                          expand[0]=payment_method
                          metadata[payment]=pay_1
                          metadata[transaction]=txn_1
                          Authorization=Bearer sk_test_***
                          Content-Type=application/x-www-form-urlencoded;charset=UTF-8
                          Idempotency-Key=txn_1
                          Stripe-Version=VERSION

                        GET /v1/balance
                          Authorization=Bearer sk_test_***
                          Stripe-Version=VERSION
                        """.replace("VERSION", Stripe.API_VERSION));
    }

    @Test
    void refused_requests_are_recorded_too() {
        assertThat(errorOf(() -> client("sk_test_wrong").v1().balance().retrieve()))
                .isNotNull();

        assertThat(stub.recording().count("GET", "/v1/balance")).isEqualTo(1);
        assertThat(stub.recording().text()).doesNotContain("wrong");
    }

    @Test
    void equal_runs_have_equal_ids() throws StripeException {
        String first = pay(TestCard.SUCCEEDS).getId();
        stop();
        start();

        assertThat(pay(TestCard.SUCCEEDS).getId()).isEqualTo(first);
    }
}
