package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentListParams;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest extends StubFixture {
    @ParameterizedTest
    @CsvSource({
        "/v1/payment_intents, amount=1000&currency=eur&foo=1, foo",
        "/v1/payment_intents, amount=1000&currency=eur&hooks[inputs][tax][rate]=1, hooks[inputs][tax][rate]",
        "/v1/payment_intents, amount=1000&currency=eur&automatic_payment_methods[on]=true, automatic_payment_methods[on]",
        "/v1/refunds, charge=ch_1&currencies=eur, currencies",
        "/v1/tax/calculations, currency=eur&line_items[0][amount]=1&line_items[0][price_of]=2, line_items[0][price_of]"
    })
    void parameter_that_the_library_does_not_have_is_unknown(String path, String form, String param) {
        StripeException error = errorOf(() -> post(path, form));

        assertThat(error).isInstanceOf(InvalidRequestException.class);
        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isEqualTo("parameter_unknown");
        assertThat(error.getStripeError().getParam()).isEqualTo(param);
        assertThat(messageOf(error)).isEqualTo("Received unknown parameter: " + param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.50", "abc", "1e3", "0x10"})
    void amount_that_is_no_integer_is_rejected(String amount) {
        StripeException error = errorOf(() -> post("/v1/payment_intents", "currency=eur&amount=" + amount));

        assertThat(error.getCode()).isEqualTo("parameter_invalid_integer");
        assertThat(error.getStripeError().getParam()).isEqualTo("amount");
        assertThat(messageOf(error)).isEqualTo("Invalid integer: " + amount);
    }

    @ParameterizedTest
    @CsvSource({
        "amount=1000&currency=eur&confirm=yes, confirm",
        "amount=1000&currency=eur&setup_future_usage=always, setup_future_usage",
        "amount=1000&currency=eur&allowed_payment_method_types[0]=cash, allowed_payment_method_types[0]",
        "amount=1000&currency=eur&allowed_payment_method_types=card, allowed_payment_method_types",
        "amount=1000&currency=eur&metadata=x, metadata",
        "amount=1000&currency=eur&metadata[a][b]=x, metadata[a]",
        "amount=1000&currency=eur&off_session=perhaps, off_session",
        "amount=1000&currency=eur&hooks=x, hooks",
        "amount=1000&currency=eur&confirm[a]=true, confirm"
    })
    void value_of_the_wrong_type_is_rejected(String form, String param) {
        StripeException error = errorOf(() -> post("/v1/payment_intents", form));

        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getStripeError().getParam()).isEqualTo(param);
    }

    @Test
    void value_that_is_not_in_an_enum_is_answered_with_those_that_are() {
        StripeException error = errorOf(() -> post("/v1/payment_intents/pi_1/cancel", "cancellation_reason=bored"));

        assertThat(messageOf(error))
                .isEqualTo("Invalid cancellation_reason: must be one of abandoned, duplicate, fraudulent,"
                        + " requested_by_customer");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/payment_intents, amount=1000, currency",
        "/v1/payment_intents, currency=eur, amount",
        "/v1/tax/calculations, currency=eur, line_items",
        "/v1/tax/calculations, currency=eur&line_items[0][reference]=a, line_items[0][amount]"
    })
    void missing_parameter_is_rejected(String path, String form, String param) {
        StripeException error = errorOf(() -> post(path, form));

        assertThat(error.getCode()).isEqualTo("parameter_missing");
        assertThat(error.getStripeError().getParam()).isEqualTo(param);
    }

    @Test
    void empty_value_of_what_cannot_be_unset_is_rejected() {
        StripeException error = errorOf(() -> post("/v1/payment_intents", "amount=&currency=eur"));

        assertThat(error.getCode()).isEqualTo("parameter_invalid_empty");
    }

    @Test
    void valid_parameter_that_the_stub_does_not_act_on_is_never_ignored() {
        StripeException error = errorOf(() -> post("/v1/payment_intents", "amount=1000&currency=eur&transfer_group=x"));

        assertThat(error.getStatusCode()).isEqualTo(404);
        assertThat(messageOf(error)).startsWith("STRIPE STUB DOES NOT KNOW the parameter transfer_group");
    }

    @Test
    void endpoint_that_the_stub_does_not_have_is_answered_loudly() {
        StripeException error = errorOf(() -> post("/v1/setup_intents", "usage=off_session"));

        assertThat(error.getStatusCode()).isEqualTo(404);
        assertThat(messageOf(error)).isEqualTo("STRIPE STUB DOES NOT KNOW the endpoint POST /v1/setup_intents");
    }

    @Test
    void metadata_has_at_most_50_keys() throws StripeException {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            metadata.put("key" + i, "x");
        }
        assertThat(stripe.customers().create(with(metadata)).getMetadata()).hasSize(50);

        metadata.put("one more", "x");
        assertThat(errorOf(() -> stripe.customers().create(with(metadata))).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void metadata_key_has_at_most_40_characters_and_value_at_most_500() throws StripeException {
        Map<String, String> longest = metadata("k".repeat(40), "v".repeat(500));
        assertThat(stripe.customers().create(with(longest)).getMetadata()).isEqualTo(longest);

        assertThat(errorOf(() -> stripe.customers().create(with(metadata("k".repeat(41), "v")))))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(errorOf(() -> stripe.customers().create(with(metadata("k", "v".repeat(501))))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void text_arrives_as_it_was_sent() throws StripeException {
        String text = "Zoë & Söhne = 100% [a] \n\"日本\"";

        assertThat(stripe.customers()
                        .create(CustomerCreateParams.builder().setName(text).build())
                        .getName())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charges", "latest_charge.amount", "data.latest_charge", "payment_method.card"})
    void what_is_no_reference_is_refused_before_anything_moves(String path) throws StripeException {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS).addExpand(path).build()));

        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(messageOf(error)).isEqualTo("This property cannot be expanded (" + path + ").");
        assertThat(stripe.paymentIntents().list().getData()).isEmpty();
    }

    @Test
    void references_are_expanded_in_depth_and_in_lists() throws StripeException {
        pay(TestCard.SUCCEEDS);

        PaymentIntent intent = stripe.paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .addExpand("data.latest_charge.payment_intent")
                        .build())
                .getData()
                .get(0);

        assertThat(intent.getLatestChargeObject().getPaymentIntentObject().getAmount())
                .isEqualTo(1000);
    }

    private static CustomerCreateParams with(Map<String, String> metadata) {
        return CustomerCreateParams.builder().setMetadata(metadata).build();
    }
}
