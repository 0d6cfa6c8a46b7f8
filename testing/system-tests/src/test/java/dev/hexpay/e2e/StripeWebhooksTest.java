package dev.hexpay.e2e;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.stripe.StripeNotificationReader;
import dev.hexpay.adapter.stripe.StripeProvider;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testing.stripe.BillingDetails;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.TestCard;
import dev.hexpay.testing.stripe.Webhooks.Delivery;
import dev.hexpay.testing.stripe.Webhooks.Plan;
import dev.hexpay.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events of a stub of Stripe arrive at a server on PostgreSQL, in live mode. */
@Timeout(120)
class StripeWebhooksTest {
    private static final dev.hexpay.testing.stripe.http.Mode LIVE = dev.hexpay.testing.stripe.http.Mode.LIVE;
    private static final String PATH = "/provider-notifications/stripe";

    private final SettableClock clock = new SettableClock();
    private final StripeStub stub = StripeStub.start(clock);
    private final AtomicReference<OutPorts> outPorts = new AtomicReference<>();
    private final StripeProvider stripe = new StripeProvider(
            StripeSettings.of(Map.of(Mode.LIVE, stub.secretKey(LIVE))).withApi(URI.create(stub.url())), clock);
    private Map<String, String> settings;
    private TestServer server;
    private Scope scope;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        String oldSecret = stub.webhookSecret(LIVE);
        StripeNotificationReader reader = new StripeNotificationReader(
                Map.of(Mode.LIVE, List.of("whsec_rolled", oldSecret), Mode.SANDBOX, List.of("whsec_sandbox")), clock);
        settings = TestServer.settings(TestDatabase.POSTGRESQL, dataDir);
        server = TestServer.start(
                settings,
                builder -> builder.clock(clock)
                        .provider(Mode.LIVE, stripe)
                        .notifications("stripe", reader)
                        .replacing(ports -> {
                            outPorts.set(ports);
                            return ports;
                        }));
        Organization organization =
                server.hexpay().ports().apiKeys().provision().getOrCreate("Analytical Engines");
        scope = new Scope(organization.id(), Mode.LIVE);
        api = server.live();
    }

    @AfterEach
    void stop() {
        server.close();
        stub.close();
    }

    /** Charges a saved card of a new customer; returns the response. */
    private JsonNode charge(TestCard card) {
        Customer customer = outPorts.get()
                .store()
                .customers()
                .getOrInsert(scope, aCustomer().build());
        String token = stub.enterCard(LIVE, card.number(), BillingDetails.NONE, null);
        ProviderResult first = stripe.charge(
                scope,
                aChargeRequest(
                        aTransaction()
                                .withId(aTransactionId())
                                .of(usd(1_00))
                                .withSource(new CardToken(token))
                                .build(),
                        Presence.ON_SESSION));
        ProviderResult.VaultedCard saved = ((ProviderResult.Succeeded) first).vaulted();
        PaymentMethod method = new PaymentMethod(
                aMethodId(), customer.id(), StripeProvider.NAME, saved.reference(), saved.card(), clock.instant());
        outPorts.get().store().paymentMethods().insert(scope, method);
        String path = "/customers/" + customer.id().value() + "/payment-methods/"
                + method.id().value() + "/default";
        assertThat(api.post(path, "").status()).isEqualTo(200);
        ApiResponse charged =
                api.post("/payments/charge", ApiClient.charge(customer.id().value(), 900));
        assertThat(charged.status()).as(charged.text()).isEqualTo(201);
        return charged.data();
    }

    private String intentOf(JsonNode payment) {
        List<String> intents =
                stub.ledger().intentsByMetadata("payment", payment.path("id").asText());
        assertThat(intents).hasSize(1);
        return intents.get(0);
    }

    private ApiResponse post(byte[] body, String... header) {
        Map<String, String> headers = header.length == 0 ? Map.of() : Map.of("Stripe-Signature", header[0]);
        return api.send("POST", PATH, new String(body, StandardCharsets.UTF_8), headers);
    }

    private void deliver(Plan plan) {
        stub.webhooks().plan(plan);
        assertThat(stub.deliverTo(URI.create(server.address() + PATH)))
                .isNotEmpty()
                .extracting(Delivery::status)
                .containsOnly(200);
    }

    /** Waits until the job of the server has led to this. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private long stored(String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        settings.get("HEXPAY_DATABASE_URL"),
                        settings.get("HEXPAY_DATABASE_USER"),
                        settings.get("HEXPAY_DATABASE_PASSWORD"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM hexpay.provider_notification WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private long stored() throws SQLException {
        return stored("provider = 'stripe'");
    }

    private Delivery delivery(String type) {
        stub.webhooks().plan(Plan.ONCE);
        return stub.webhooks().pending().stream()
                .filter(pending -> pending.event().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NONE",
            value = {
                "NONE,                    401, unauthorized",
                "'t=1,v1=00',             401, unauthorized",
                "'t=TIME,v1=00',          401, unauthorized",
                "'t=TIME,v0=SIGNATURE',   400, validation_error",
                "'t=STALE,v1=SIGNATURE',  401, unauthorized",
                "'garbage',               400, validation_error",
                "'t=abc,v1=SIGNATURE',    400, validation_error",
                "'t=TIME',                400, validation_error",
            })
    void unsigned_or_malformed_notification_is_refused(String header, int status, String code) throws SQLException {
        charge(TestCard.SUCCEEDS);
        Delivery delivery = delivery("payment_intent.succeeded");
        String[] parts = delivery.signature().split(",v1=");
        long time = clock.instant().getEpochSecond();
        ApiResponse response = header == null
                ? post(delivery.event().bytes())
                : post(
                        delivery.event().bytes(),
                        header.replace("TIME", Long.toString(time))
                                .replace("STALE", Long.toString(time - 600))
                                .replace("SIGNATURE", parts[1]));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.json().path("success").asBoolean()).isFalse();
        assertThat(response.headers()).containsKey("x-request-id");
        assertThat(stored()).isZero();
    }

    @Test
    void stale_or_future_notification_is_unauthorized_and_a_new_signature_is_accepted() throws SQLException {
        charge(TestCard.SUCCEEDS);
        Delivery signed = delivery("payment_intent.succeeded");
        for (Duration difference : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-602))) {
            clock.advance(difference);
            ApiResponse response = post(signed.event().bytes(), signed.signature());
            assertThat(response.status()).as("%s", difference).isEqualTo(401);
        }
        assertThat(stored()).isZero();
        assertThat(server.hexpay().ports().providers().notifications().refused())
                .isEqualTo(2);

        deliver(Plan.ONCE);
        assertThat(stored()).isPositive();
    }

    @Test
    void notification_is_accepted_with_the_old_and_with_the_new_secret() throws SQLException {
        charge(TestCard.SUCCEEDS);
        stub.webhooks().rollSecret(LIVE);
        Delivery delivery = delivery("payment_intent.succeeded");
        assertThat(delivery.signature().split("v1=")).as("two signatures").hasSize(3);

        ApiResponse response = post(delivery.event().bytes(), delivery.signature());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.data().path("received").asBoolean()).isTrue();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void event_about_nothing_of_ours_is_acknowledged_and_not_stored() throws SQLException {
        String body = "{\"id\":\"evt_foreign\",\"object\":\"event\",\"type\":\"invoice.paid\",\"livemode\":true,"
                + "\"data\":{\"object\":{\"id\":\"in_1\"}}}";

        ApiResponse response =
                post(body.getBytes(StandardCharsets.UTF_8), stub.webhooks().sign(body, LIVE));

        assertThat(response.status()).isEqualTo(200);
        assertThat(stored()).isZero();
    }

    @Test
    void event_of_test_mode_is_refused_at_the_endpoint_of_live_mode() throws SQLException {
        String body = "{\"id\":\"evt_test\",\"object\":\"event\",\"type\":\"invoice.paid\",\"livemode\":false,"
                + "\"data\":{\"object\":{\"id\":\"in_1\"}}}";

        ApiResponse response =
                post(body.getBytes(StandardCharsets.UTF_8), stub.webhooks().sign(body, LIVE));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("validation_error");
        assertThat(stored()).isZero();
    }

    @Test
    void event_of_a_connected_account_is_refused_and_counted_and_not_stored() throws SQLException {
        charge(TestCard.SUCCEEDS);
        String ours = delivery("payment_intent.succeeded").event().body();
        String body = "{\"account\":\"acct_2\"," + ours.substring(ours.indexOf('{') + 1);

        ApiResponse response =
                post(body.getBytes(StandardCharsets.UTF_8), stub.webhooks().sign(body, LIVE));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("validation_error");
        assertThat(stored()).isZero();
        assertThat(server.hexpay().ports().providers().notifications().refused())
                .isEqualTo(1);
    }

    @Test
    void repeated_and_reordered_events_are_stored_once_and_processed() throws Exception {
        JsonNode payment = charge(TestCard.SUCCEEDS);
        String dispute = stub.bank().openDispute(intentOf(payment), "fraudulent");
        stub.bank().winDispute(dispute);
        deliver(Plan.REORDERED);
        long events = stored();
        for (Delivery again : stub.webhooks().events().stream()
                .map(event -> new Delivery(event, stub.webhooks().sign(event), 0))
                .toList()) {
            assertThat(post(again.event().bytes(), again.signature()).status()).isEqualTo(200);
        }

        assertThat(stored()).isEqualTo(events);
        await(() -> api.get("/disputes").data().path(0).path("status").asText().equals("won"));
        assertThat(api.get("/payments/" + payment.path("id").asText())
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    void dispute_that_names_only_the_payment_intent_is_recorded() throws Exception {
        JsonNode payment = charge(TestCard.SUCCEEDS);
        stub.bank().openDispute(intentOf(payment), "product_not_received");
        Delivery opened = delivery("charge.dispute.created");
        assertThat(opened.event().body())
                .as("names nothing of ours")
                .doesNotContain(payment.path("id").asText());

        assertThat(post(opened.event().bytes(), opened.signature()).status()).isEqualTo(200);

        await(() -> api.get("/disputes").data().size() == 1);
        JsonNode dispute = api.get("/disputes").data().get(0);
        assertThat(dispute.path("status").asText()).isEqualTo("open");
        assertThat(dispute.path("reason").asText()).isEqualTo("product_not_received");
        assertThat(stored("kind = 'charge'")).isEqualTo(1);
    }
}
