package dev.hexpay.bootstrap.doctor;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.stripe.StripeCheck;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The checks of Stripe, with a stub of it. */
@Timeout(60)
class StripeChecksTest {
    private static final String URL = "https://pay.example.com/provider-notifications/stripe";
    private static final dev.hexpay.testing.stripe.http.Mode LIVE = dev.hexpay.testing.stripe.http.Mode.LIVE;
    private static final String NOT_PERMITTED =
            "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"The provided key has no access.\"}}";

    private final StripeStub stub = StripeStub.start();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "HEXPAY_STRIPE_API_URL", stub.url(),
            "HEXPAY_PUBLIC_URL", "https://pay.example.com",
            "HEXPAY_STRIPE_KEY_LIVE", stub.secretKey(LIVE),
            "HEXPAY_STRIPE_PUBLISHABLE_KEY_LIVE", stub.publishableKey(LIVE),
            "HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", stub.webhookSecret(LIVE),
            "HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey(),
            "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(dev.hexpay.testing.stripe.http.Mode.TEST)));

    @AfterEach
    void close() {
        stub.close();
    }

    private Configuration configuration() {
        return ConfigurationReader.read(settings);
    }

    private StripeSettings stripe() {
        return Objects.requireNonNull(configuration().providers().stripe());
    }

    private List<String> keys(Mode mode, Duration skew) {
        return lines(new StripeKeysCheck(stripe(), mode, () -> Instant.now().plus(skew)));
    }

    private String webhook(Mode mode) {
        return lines(new StripeWebhookCheck(stripe(), configuration(), mode)).get(0);
    }

    private List<String> lines(Check check) {
        List<String> lines = check.run().stream().map(CheckResult::line).toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).doesNotContain("_Stub1", stub.secretKey(), stub.secretKey(LIVE), "Mistyped"));
        return lines;
    }

    @Test
    void key_clock_and_account_are_ok() {
        assertThat(keys(Mode.LIVE, Duration.ZERO))
                .containsExactly(
                        "ok  Stripe key of live mode: accepted",
                        "ok  clock: within 30 seconds of Stripe's",
                        "ok  Stripe account of live mode: acct_Stub00000000000001");
    }

    @Test
    void key_that_stripe_does_not_know_is_to_be_replaced() {
        settings.put("HEXPAY_STRIPE_KEY_LIVE", "sk_live_Mistyped");

        assertThat(keys(Mode.LIVE, Duration.ZERO))
                .containsExactly("fix Stripe key of live mode: Stripe does not know it: copy the key again to"
                        + " HEXPAY_STRIPE_KEY_LIVE");
    }

    @Test
    void key_of_the_other_mode_is_to_be_replaced() {
        stub.faults()
                .always(on("GET", "/v1/balance"), Fault.answered(200, "{\"object\":\"balance\",\"livemode\":true}"));

        assertThat(keys(Mode.SANDBOX, Duration.ZERO).get(0))
                .isEqualTo("fix Stripe key of sandbox mode: it is a key of live mode: set another"
                        + " HEXPAY_STRIPE_KEY_SANDBOX");
    }

    @Test
    void stripe_that_is_not_reachable_is_to_be_fixed() {
        stub.faults().always(on("GET", "/v1/balance"), Fault.LOST_BEFORE_EFFECT);

        assertThat(keys(Mode.LIVE, Duration.ZERO))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("fix Stripe key of live mode: Stripe gives no usable response: check the network"));
    }

    @Test
    void restricted_key_that_may_read_nothing_is_ok() {
        stub.faults().always(request -> true, Fault.answered(403, NOT_PERMITTED));
        settings.put("HEXPAY_STRIPE_WEBHOOK_SECRET_LIVE", "whsec_Other");

        assertThat(keys(Mode.LIVE, Duration.ZERO))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("ok  Stripe").contains("may not read"));
        assertThat(webhook(Mode.LIVE)).startsWith("ok  ").endsWith("not checked, the key may not list endpoints");
    }

    @Test
    void clock_that_is_wrong_is_to_be_synchronized() {
        assertThat(keys(Mode.LIVE, Duration.ofSeconds(25)).get(1)).startsWith("ok  clock: ");
        assertThat(keys(Mode.LIVE, Duration.ofSeconds(90)).get(1))
                .matches("fix clock: it is (89|9\\d) seconds ahead of Stripe's: synchronize it.*");
        assertThat(keys(Mode.LIVE, Duration.ofSeconds(-90)).get(1))
                .matches("fix clock: it is (8\\d|90) seconds behind Stripe's: synchronize it.*");
    }

    @Test
    void account_that_is_not_activated_is_to_be_completed_for_live_payments() {
        stub.dashboard().deactivateAccount();

        assertThat(keys(Mode.LIVE, Duration.ZERO).get(2))
                .isEqualTo("fix Stripe account of live mode: acct_Stub00000000000001 cannot be paid: complete its"
                        + " details in the Dashboard");
        assertThat(keys(Mode.SANDBOX, Duration.ZERO).get(2))
                .isEqualTo("ok  Stripe account of sandbox mode: acct_Stub00000000000001, not activated for live"
                        + " payments");
    }

    @Test
    void webhook_with_all_events_is_ok() {
        stub.dashboard().createWebhookEndpoint(LIVE, URL, StripeCheck.EVENTS);

        assertThat(webhook(Mode.LIVE))
                .isEqualTo("ok  Stripe webhook of live mode: a secret is set, and the endpoint for " + URL
                        + " is enabled, with version " + StripeCheck.API_VERSION);
    }

    @Test
    void webhook_of_another_api_version_is_to_be_replaced() {
        stub.dashboard().createWebhookEndpoint(LIVE, URL, StripeCheck.EVENTS, "2020-08-27");
        assertThat(webhook(Mode.LIVE))
                .isEqualTo("fix Stripe webhook of live mode: the endpoint for " + URL
                        + " has version 2020-08-27 of the API: create one with version " + StripeCheck.API_VERSION
                        + ", set its secret, and delete the old one");

        stub.dashboard().createWebhookEndpoint(LIVE, URL, StripeCheck.EVENTS);
        assertThat(webhook(Mode.LIVE)).as("both are there").startsWith("ok  ");
    }

    @Test
    void webhook_without_an_api_version_is_to_be_replaced() {
        stub.dashboard().createWebhookEndpoint(LIVE, URL, StripeCheck.EVENTS, null);

        assertThat(webhook(Mode.LIVE)).startsWith("fix").contains(" has the default version of the API: ");
    }

    @Test
    void webhook_without_secret_is_to_be_configured() {
        assertThat(webhook(Mode.SANDBOX))
                .startsWith("fix Stripe webhook of sandbox mode: ")
                .endsWith(" HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX");
    }

    @Test
    void webhook_that_is_missing_or_disabled_or_incomplete_is_to_be_fixed() {
        stub.dashboard().createWebhookEndpoint(LIVE, "https://other.example.com/", List.of("*"));
        assertThat(webhook(Mode.LIVE)).startsWith("fix").endsWith("has the URL " + URL + ": create it");

        String disabled = stub.dashboard().createWebhookEndpoint(LIVE, URL, List.of("*"));
        stub.dashboard().disableWebhookEndpoint(disabled);
        assertThat(webhook(Mode.LIVE)).startsWith("fix").contains("is disabled");

        stub.dashboard().createWebhookEndpoint(LIVE, URL, StripeCheck.EVENTS.subList(2, StripeCheck.EVENTS.size()));
        assertThat(webhook(Mode.LIVE))
                .startsWith("fix")
                .endsWith(": payment_intent.succeeded, payment_intent.payment_failed");
    }

    @Test
    void webhook_list_that_cannot_be_read_is_to_be_tried_again() {
        stub.faults().always(on("GET", "/v1/webhook_endpoints"), Fault.EMPTY_BODY);

        assertThat(webhook(Mode.LIVE)).startsWith("fix").endsWith("try again");
    }

    @Test
    void webhook_to_this_machine_is_not_looked_for() {
        settings.put("HEXPAY_PUBLIC_URL", "http://localhost:8080");

        assertThat(webhook(Mode.LIVE)).startsWith("ok  ").contains("stripe listen");
        assertThat(stub.recording().requests()).isEmpty();
    }
}
