package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import dev.hexpay.adapter.stripe.StripeCheck.Endpoint;
import dev.hexpay.adapter.stripe.StripeCheck.KeyRefused;
import dev.hexpay.adapter.stripe.StripeCheck.Known;
import dev.hexpay.adapter.stripe.StripeCheck.NotPermitted;
import dev.hexpay.adapter.stripe.StripeCheck.Reply;
import dev.hexpay.adapter.stripe.StripeCheck.Unknown;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class StripeCheckTest {
    private static final String URL = "https://pay.example.com/provider-notifications/stripe";
    private static final String NOT_PERMITTED =
            "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"The provided key does not have access.\"}}";

    private final StripeStub stub = StripeStub.start();
    private final StripeCheck check = check(stub.secretKey());

    private StripeCheck check(String sandboxKey) {
        return new StripeCheck(StripeSettings.of(Map.of(
                        Mode.SANDBOX, sandboxKey, Mode.LIVE, stub.secretKey(dev.hexpay.testing.stripe.http.Mode.LIVE)))
                .withApi(URI.create(stub.url()))
                .withDeadline(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        stub.close();
    }

    private static <T> T known(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Known.class);
        return ((Known<T>) reply).value();
    }

    @ParameterizedTest
    @EnumSource
    void greeting_says_the_mode_of_the_key_and_the_time(Mode mode) {
        Instant before = Instant.now();

        StripeCheck.Greeting greeting = known(check.greet(mode));

        assertThat(greeting.mode()).isEqualTo(mode);
        assertThat(greeting.sentAt())
                .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
    }

    @Test
    void account_says_whether_it_can_be_paid() {
        assertThat(known(check.account(Mode.LIVE)))
                .isEqualTo(new StripeCheck.Account("acct_Stub00000000000001", true, true));

        stub.dashboard().deactivateAccount();

        assertThat(known(check.account(Mode.LIVE)))
                .isEqualTo(new StripeCheck.Account("acct_Stub00000000000001", false, false));
    }

    @Test
    void endpoints_are_those_of_the_mode_with_their_events() {
        String id = stub.dashboard()
                .createWebhookEndpoint(dev.hexpay.testing.stripe.http.Mode.TEST, URL, StripeCheck.EVENTS);

        assertThat(known(check.endpoints(Mode.SANDBOX)))
                .containsExactly(new Endpoint(URL, true, StripeCheck.API_VERSION, Set.copyOf(StripeCheck.EVENTS)));
        assertThat(known(check.endpoints(Mode.LIVE))).isEmpty();

        stub.dashboard().disableWebhookEndpoint(id);
        assertThat(known(check.endpoints(Mode.SANDBOX)))
                .singleElement()
                .extracting(Endpoint::isEnabled)
                .isEqualTo(false);
    }

    @Test
    void events_that_an_endpoint_misses_are_named() {
        assertThat(endpoint(Set.of("*")).missingEvents()).isEmpty();
        assertThat(endpoint(Set.copyOf(StripeCheck.EVENTS.subList(1, StripeCheck.EVENTS.size())))
                        .missingEvents())
                .containsExactly("payment_intent.succeeded");
    }

    private static Endpoint endpoint(Set<String> events) {
        return new Endpoint(URL, true, StripeCheck.API_VERSION, events);
    }

    @Test
    void endpoint_says_the_version_of_its_events() {
        stub.dashboard()
                .createWebhookEndpoint(dev.hexpay.testing.stripe.http.Mode.TEST, URL, StripeCheck.EVENTS, "2020-08-27");
        stub.dashboard().createWebhookEndpoint(dev.hexpay.testing.stripe.http.Mode.TEST, URL, StripeCheck.EVENTS, null);
        stub.dashboard().createWebhookEndpoint(dev.hexpay.testing.stripe.http.Mode.TEST, URL, StripeCheck.EVENTS);

        List<Endpoint> endpoints = known(check.endpoints(Mode.SANDBOX));
        assertThat(endpoints)
                .extracting(Endpoint::apiVersion)
                .containsExactlyInAnyOrder("2020-08-27", null, Stripe.API_VERSION);
        assertThat(endpoints).filteredOn(Endpoint::isOfOurVersion).hasSize(1);
    }

    @Test
    void key_that_stripe_does_not_know_is_refused() {
        assertThat(check("sk_test_Other").greet(Mode.SANDBOX)).isEqualTo(new KeyRefused<>());
    }

    @Test
    void question_that_a_restricted_key_may_not_ask_is_not_permitted() {
        stub.faults().always(on("GET", "/v1/webhook_endpoints"), Fault.answered(403, NOT_PERMITTED));

        assertThat(check.endpoints(Mode.SANDBOX)).isEqualTo(new NotPermitted<>());
        assertThat(check.greet(Mode.SANDBOX)).isInstanceOf(Known.class);
    }

    @Test
    void failures_are_unknown_with_a_reason_and_without_the_key() {
        for (Fault fault : List.of(
                Fault.LOST_BEFORE_EFFECT,
                Fault.HTML_BODY,
                Fault.EMPTY_BODY,
                Fault.RATE_LIMITED,
                Fault.answered(500, "{}"))) {
            stub.faults().clear();
            stub.faults().always(on("GET", "/v1/balance"), fault);

            assertThat(check.greet(Mode.SANDBOX))
                    .isInstanceOfSatisfying(
                            Unknown.class,
                            unknown -> assertThat(unknown.reason()).isNotEmpty().doesNotContain("sk_test"));
        }
    }

    @Test
    void stripe_that_does_not_respond_is_given_up_after_the_deadline() {
        stub.faults().always(on("GET", "/v1/balance"), Fault.slow(Duration.ofSeconds(20)));
        StripeCheck impatient = new StripeCheck(StripeSettings.of(Map.of(Mode.SANDBOX, stub.secretKey()))
                .withApi(URI.create(stub.url()))
                .withDeadline(Duration.ofSeconds(1)));
        long start = System.nanoTime();

        assertThat(impatient.greet(Mode.SANDBOX)).isInstanceOf(Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void checks_only_read() {
        var unused = List.of(check.greet(Mode.LIVE), check.account(Mode.LIVE), check.endpoints(Mode.LIVE));

        assertThat(stub.recording().requests())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }
}
