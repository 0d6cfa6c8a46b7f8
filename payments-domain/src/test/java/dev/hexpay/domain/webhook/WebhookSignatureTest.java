package dev.hexpay.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.id.EventId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors of Standard Webhooks (python/tests/test_webhooks.py, go/webhook_test.go), and some of our own. */
class WebhookSignatureTest {
    private static final WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final WebhookSecret OLD = WebhookSecret.of(new byte[24]);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String UNICODE = "{\"name\":\"Zoë €\"}";
    private static final EventId ID = new EventId("whev_01J8ZQ4Y7W3B5V9K2M6N8P0R1S");
    private static final Instant SENT = Instant.ofEpochSecond(1614265330L, 999_999_999);

    @Test
    void the_vectors_of_standard_webhooks_are_signed_alike() {
        String signed = "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.";

        assertThat(WebhookSignature.standard(signed + BODY, SECRET))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(WebhookSignature.standard(signed + UNICODE, SECRET))
                .isEqualTo("v1,iENl6vMpRAScaigXd3FyM+4e/0ZxBwrp3oDfUyL8G6I=");
    }

    @Test
    void the_scheme_of_commet_signs_the_body_with_the_text_of_the_secret() {
        assertThat(WebhookSignature.commet(BODY, SECRET))
                .isEqualTo("80ec8a89ce3cd22133a1066caecb4d04fea7467657c8514d717ec42c38a5c94c");
        assertThat(WebhookSignature.commet(UNICODE, SECRET))
                .isEqualTo("c4359579335a92299373ec79eabb2bca9eb06bbb9744cbdcb39b7bcec08ee175");
    }

    @Test
    void an_attempt_has_the_headers_of_both_schemes() {
        SignedEvent event = new SignedEvent(ID, "payment.received", Instant.parse("2021-02-25T15:00:00Z"), BODY);

        assertThat(WebhookSignature.headers(event, SENT, List.of(SECRET)))
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-Commet-Signature", WebhookSignature.commet(BODY, SECRET))
                .containsEntry("X-Commet-Event", "payment.received")
                .containsEntry("X-Commet-Event-Id", ID.value())
                .containsEntry("X-Commet-Timestamp", "2021-02-25T15:00:00.000Z")
                .containsEntry("webhook-id", ID.value())
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry(
                        "webhook-signature", WebhookSignature.standard(ID.value() + ".1614265330." + BODY, SECRET))
                .hasSize(8);
    }

    @Test
    void while_two_secrets_are_valid_both_sign_and_the_new_one_comes_first() {
        SignedEvent event = new SignedEvent(ID, "payment.received", SENT, BODY);
        String signed = ID.value() + ".1614265330." + BODY;

        assertThat(WebhookSignature.headers(event, SENT, List.of(SECRET, OLD)))
                .containsEntry(
                        "webhook-signature",
                        WebhookSignature.standard(signed, SECRET) + " " + WebhookSignature.standard(signed, OLD))
                .containsEntry("X-Commet-Signature", WebhookSignature.commet(BODY, SECRET))
                .containsEntry("X-Commet-Timestamp", "2021-02-25T15:02:10.999Z");
    }
}
