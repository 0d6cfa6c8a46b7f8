package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.hexpay.testing.stripe.Webhooks.Delivery;
import dev.hexpay.testing.stripe.Webhooks.Plan;
import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhooksTest extends StubFixture {
    private Event verified(StubEvent event, String signature, String secret) throws StripeException {
        return Webhook.constructEvent(
                new String(event.bytes(), StandardCharsets.UTF_8),
                signature,
                secret,
                300,
                Clock.fixed(clock.instant(), ZoneOffset.UTC));
    }

    @Test
    void signature_is_that_of_a_known_vector() {
        assertThat(Webhooks.signature("whsec_test_secret", "1614265330.{\"test\": 2432232314}"))
                .isEqualTo("10c96c6fd3f320fcfc264cdc4f476c15060ede8e8a08404cea2ddf3b72544a9c");
    }

    @Test
    void event_is_accepted_by_the_library_and_names_its_request() throws StripeException {
        PaymentIntent intent =
                stripe.paymentIntents().create(payment(1000, TestCard.SUCCEEDS).build(), key("txn_1"));
        StubEvent sent = stub.events().get(0);

        Event event = verified(sent, stub.webhooks().sign(sent), stub.webhookSecret(Mode.TEST));

        assertThat(event.getType()).isEqualTo("payment_intent.succeeded");
        assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        assertThat(event.getLivemode()).isFalse();
        assertThat(event.getRequest().getIdempotencyKey()).isEqualTo("txn_1");
        assertThat(event.getRequest().getId())
                .isEqualTo(intent.getLastResponse().requestId());
        assertThat(event.getDataObjectDeserializer().getObject())
                .hasValueSatisfying(
                        object -> assertThat(((PaymentIntent) object).getId()).isEqualTo(intent.getId()));
        assertThat(sent.objectId()).isEqualTo(intent.getId());
    }

    @Test
    void rolled_secret_signs_beside_the_old_one() throws StripeException {
        pay(TestCard.SUCCEEDS);
        String old = stub.webhookSecret(Mode.TEST);
        String rolled = stub.webhooks().rollSecret(Mode.TEST);
        StubEvent event = stub.events().get(0);

        String signature = stub.webhooks().sign(event);

        assertThat(verified(event, signature, old).getId()).isEqualTo(event.id());
        assertThat(verified(event, signature, rolled).getId()).isEqualTo(event.id());
        assertThat(errorOf(() -> verified(event, signature, stub.webhookSecret(Mode.LIVE))))
                .isNotNull();
    }

    @Test
    void each_change_has_its_events() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.AUTHENTICATES_ALWAYS);
        assertThat(errorOf(
                        () -> stripe.paymentIntents().create(charge(500, saved).build())))
                .isNotNull();
        stripe.paymentMethods().detach(saved.getPaymentMethod());
        stub.dashboard().refund(saved.getId(), 100);
        stripe.paymentIntents().cancel(pay(TestCard.AUTHENTICATES_ALWAYS).getId());

        assertThat(stub.events())
                .extracting(StubEvent::type)
                .containsExactly(
                        "payment_intent.requires_action",
                        "payment_intent.succeeded",
                        "payment_intent.payment_failed",
                        "payment_method.detached",
                        "refund.created",
                        "charge.refunded",
                        "payment_intent.requires_action",
                        "payment_intent.canceled");
    }

    @Test
    void detached_card_names_its_customer_as_what_was_before() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.SUCCEEDS);
        stripe.paymentMethods().detach(saved.getPaymentMethod());
        StubEvent sent = stub.webhooks().events("payment_method.detached").get(0);

        Event event = verified(sent, stub.webhooks().sign(sent), stub.webhookSecret(Mode.TEST));

        assertThat(event.getData().getPreviousAttributes()).containsEntry("customer", saved.getCustomer());
    }

    @Test
    void replay_causes_no_event() throws StripeException {
        var params = payment(1000, TestCard.SUCCEEDS).build();
        stripe.paymentIntents().create(params, key("txn_1"));
        stripe.paymentIntents().create(params, key("txn_1"));

        assertThat(stub.events()).hasSize(1);
    }

    @Test
    void plan_decides_how_events_arrive() throws StripeException {
        pay(TestCard.SUCCEEDS);
        pay(TestCard.SUCCEEDS);
        List<String> ids = stub.events().stream().map(StubEvent::id).toList();

        assertThat(pending(Plan.ONCE)).isEqualTo(ids);
        assertThat(pending(Plan.NONE)).isEmpty();
        assertThat(pending(Plan.TWICE)).containsExactly(ids.get(0), ids.get(0), ids.get(1), ids.get(1));
        assertThat(pending(Plan.REORDERED)).containsExactly(ids.get(1), ids.get(0));
    }

    private List<String> pending(Plan plan) {
        stub.webhooks().plan(plan);
        return stub.webhooks().pending().stream()
                .map(delivery -> delivery.event().id())
                .toList();
    }

    @Test
    void delivery_is_repeated_with_a_new_signature_until_it_is_accepted() throws Exception {
        pay(TestCard.SUCCEEDS);
        try (Receiver receiver = new Receiver(List.of(500, 302, 200))) {
            Delivery failed = stub.deliverTo(receiver.url()).get(0);
            clock.advance(Duration.ofMinutes(10));
            assertThat(stub.deliverTo(receiver.url()).get(0).status()).isEqualTo(302);
            assertThat(stub.deliverTo(receiver.url()).get(0).status()).isEqualTo(200);

            assertThat(failed.status()).isEqualTo(500);
            assertThat(stub.deliverTo(receiver.url())).isEmpty();
            assertThat(receiver.signatures).hasSize(3);
            assertThat(receiver.signatures.get(1)).isNotEqualTo(receiver.signatures.get(0));
            assertThat(verified(failed.event(), receiver.signatures.get(2), stub.webhookSecret(Mode.TEST))
                            .getId())
                    .isEqualTo(failed.event().id());
        }
    }

    @Test
    void delivery_to_a_receiver_that_is_down_is_pending_again() throws Exception {
        pay(TestCard.SUCCEEDS);
        Receiver receiver = new Receiver(List.of());
        receiver.close();

        assertThat(stub.deliverTo(receiver.url()).get(0).status()).isZero();
        assertThat(stub.webhooks().pending()).hasSize(1);
    }

    /** Takes deliveries and answers with one status after the other. */
    private static final class Receiver implements AutoCloseable {
        private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
        private final HttpServer server;

        Receiver(List<Integer> statuses) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                int status = statuses.get(signatures.size());
                signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
