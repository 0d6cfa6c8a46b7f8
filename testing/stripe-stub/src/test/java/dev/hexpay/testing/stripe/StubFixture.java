package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AllowedPaymentMethodType;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.service.V1Services;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A stub and the real client of Stripe's library. */
abstract class StubFixture {
    private static final JdkTransport TRANSPORT = new JdkTransport();

    final StubClock clock = new StubClock();
    StripeStub stub;
    V1Services stripe;

    @BeforeAll
    static void keep_the_library_from_writing_a_telemetry_id() {
        Stripe.enableTelemetry = false;
    }

    @BeforeEach
    void start() {
        stub = StripeStub.start(clock);
        stripe = client(stub.secretKey()).v1();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    final StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(stub.url())
                .setHttpClient(TRANSPORT)
                .build();
    }

    /** With the transport that the library brings. */
    final V1Services defaultClient() {
        return StripeClient.builder()
                .setApiKey(stub.secretKey())
                .setApiBase(stub.url())
                .build()
                .v1();
    }

    final V1Services live() {
        return client(stub.secretKey(Mode.LIVE)).v1();
    }

    /** A POST of any form. */
    final StripeResponse post(String path, String form) throws StripeException {
        return client(stub.secretKey())
                .rawRequest(
                        RequestMethod.POST,
                        path,
                        form,
                        RawRequestOptions.builder().build());
    }

    final Customer customer() throws StripeException {
        return stripe.customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("mary@example.com")
                        .build());
    }

    /** What a payment link sends, without customer. */
    static PaymentIntentCreateParams.Builder payment(long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .setConfirm(true)
                .addAllowedPaymentMethodType(AllowedPaymentMethodType.CARD);
    }

    /** A payment with a card that the payer enters. */
    final PaymentIntentCreateParams.Builder payment(long amount, TestCard card) {
        return payment(amount).setConfirmationToken(stub.enterCard(card));
    }

    final PaymentIntent pay(TestCard card) throws StripeException {
        return stripe.paymentIntents().create(payment(1000, card).build());
    }

    /** A card that was saved by a payment and is attached to its customer. */
    final PaymentIntent savedBy(Customer customer, TestCard card) throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, card)
                        .setCustomer(customer.getId())
                        .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                        .build());
        if (intent.getStatus().equals("requires_action")) {
            stub.payerCompletes(intent.getId());
        }
        return stripe.paymentIntents().retrieve(intent.getId());
    }

    /** An off-session charge of a saved card. */
    static PaymentIntentCreateParams.Builder charge(long amount, PaymentIntent savedBy) {
        return payment(amount)
                .setCustomer(savedBy.getCustomer())
                .setPaymentMethod(savedBy.getPaymentMethod())
                .setOffSession(true);
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    static StripeException errorOf(ThrowingCallable call) {
        return catchThrowableOfType(StripeException.class, call);
    }

    /** The whole message of the API, without the code that the library appends. */
    static String messageOf(StripeException error) {
        return error.getStripeError().getMessage();
    }

    static Map<String, String> metadata(String key, String value) {
        return Map.of(key, value);
    }
}
