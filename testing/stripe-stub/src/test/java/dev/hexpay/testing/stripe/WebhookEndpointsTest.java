package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointListParams;
import dev.hexpay.testing.stripe.http.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookEndpointsTest extends StubFixture {
    private static final String URL = "https://pay.example.com/provider-notifications/stripe";

    @Test
    void endpoint_is_listed_in_its_mode_only_without_its_secret() throws StripeException {
        String id = stub.dashboard()
                .createWebhookEndpoint(Mode.TEST, URL, List.of("payment_intent.succeeded", "refund.failed"));

        WebhookEndpoint endpoint = stripe.webhookEndpoints().list().getData().get(0);
        assertThat(endpoint.getId()).isEqualTo(id).startsWith("we_");
        assertThat(endpoint.getUrl()).isEqualTo(URL);
        assertThat(endpoint.getEnabledEvents()).containsExactly("payment_intent.succeeded", "refund.failed");
        assertThat(endpoint.getStatus()).isEqualTo("enabled");
        assertThat(endpoint.getApiVersion()).isEqualTo(Stripe.API_VERSION);
        assertThat(endpoint.getLivemode()).isFalse();
        assertThat(endpoint.getSecret()).isNull();
        assertThat(live().webhookEndpoints().list().getData()).isEmpty();
    }

    @Test
    void endpoint_that_is_disabled_says_so() throws StripeException {
        String id = stub.dashboard().createWebhookEndpoint(Mode.LIVE, URL, List.of("*"));
        stub.dashboard().disableWebhookEndpoint(id);

        assertThat(live().webhookEndpoints().list().getData().get(0).getStatus())
                .isEqualTo("disabled");
    }

    @Test
    void endpoints_are_listed_in_pages_newest_first() throws StripeException {
        String first = stub.dashboard().createWebhookEndpoint(Mode.TEST, URL, List.of("*"));
        clock.advance(Duration.ofSeconds(1));
        String second = stub.dashboard().createWebhookEndpoint(Mode.TEST, URL + "2", List.of("*"));

        var page = stripe.webhookEndpoints()
                .list(WebhookEndpointListParams.builder().setLimit(1L).build());

        assertThat(page.getHasMore()).isTrue();
        assertThat(page.getData()).extracting(WebhookEndpoint::getId).containsExactly(second);
        assertThat(stripe.webhookEndpoints()
                        .list(WebhookEndpointListParams.builder()
                                .setStartingAfter(second)
                                .build())
                        .getData())
                .extracting(WebhookEndpoint::getId)
                .containsExactly(first);
    }

    @Test
    void events_that_stripe_does_not_know_are_refused() {
        assertThatThrownBy(() -> stub.dashboard().createWebhookEndpoint(Mode.TEST, URL, List.of("payment_intent.*")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void account_that_is_not_activated_says_so() throws StripeException {
        stub.dashboard().deactivateAccount();

        assertThat(stripe.accounts().retrieveCurrent().getChargesEnabled()).isFalse();
        assertThat(stripe.accounts().retrieveCurrent().getDetailsSubmitted()).isFalse();
        assertThat(stripe.accounts().retrieveCurrent().getCapabilities().getCardPayments())
                .isEqualTo("inactive");
    }
}
