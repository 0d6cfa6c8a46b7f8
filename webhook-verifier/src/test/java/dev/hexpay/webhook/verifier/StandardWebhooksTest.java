package dev.hexpay.webhook.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference library of Standard Webhooks accepts and refuses what we accept and refuse. */
class StandardWebhooksTest {
    private static final String BODY = "{\"name\":\"Zoë €\"}";
    private static final String SECRET = secret(24);

    private static String secret(int bytes) {
        byte[] random = new byte[bytes];
        new Random(bytes).nextBytes(random);
        return "whsec_" + Base64.getEncoder().encodeToString(random);
    }

    private static Map<String, List<String>> signed(String secret, Instant sent)
            throws WebhookSigningException, EmptyWebhookSecretException {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("webhook-id", List.of("whev_01J8ZQ4Y7W3B5V9K2M6N8P0R1S"));
        headers.put("webhook-timestamp", List.of(Long.toString(sent.getEpochSecond())));
        headers.put(
                "webhook-signature",
                List.of(new Webhook(secret).sign("whev_01J8ZQ4Y7W3B5V9K2M6N8P0R1S", sent.getEpochSecond(), BODY)));
        return headers;
    }

    private static boolean isAcceptedByOurs(String secret, String body, Map<String, List<String>> headers) {
        try {
            WebhookVerifier.of(secret).verify(body, headers);
            return true;
        } catch (dev.hexpay.webhook.verifier.WebhookVerificationException e) {
            return false;
        }
    }

    private static boolean isAcceptedByTheirs(String secret, String body, Map<String, List<String>> headers) {
        try {
            new Webhook(secret)
                    .verify(body, HttpHeaders.of(headers, (name, value) -> true).map());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertBoth(boolean isAccepted, String secret, String body, Map<String, List<String>> headers) {
        assertThat(isAcceptedByOurs(secret, body, headers)).as("ours").isEqualTo(isAccepted);
        assertThat(isAcceptedByTheirs(secret, body, headers)).as("theirs").isEqualTo(isAccepted);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 32, 63, 64})
    void what_the_library_signs_is_accepted(int bytes) throws Exception {
        String secret = secret(bytes);

        assertBoth(true, secret, BODY, signed(secret, Instant.now()));
    }

    @Test
    void both_refuse_old_and_future_requests() throws Exception {
        assertBoth(true, SECRET, BODY, signed(SECRET, Instant.now().minusSeconds(240)));
        assertBoth(true, SECRET, BODY, signed(SECRET, Instant.now().plusSeconds(240)));
        assertBoth(false, SECRET, BODY, signed(SECRET, Instant.now().minusSeconds(360)));
        assertBoth(false, SECRET, BODY, signed(SECRET, Instant.now().plusSeconds(360)));
    }

    @Test
    void both_refuse_another_secret_and_another_body() throws Exception {
        Map<String, List<String>> headers = signed(SECRET, Instant.now());

        assertBoth(false, secret(32), BODY, headers);
        assertBoth(false, SECRET, BODY + " ", headers);
        assertBoth(false, SECRET, BODY.substring(1), headers);
        assertBoth(false, SECRET, "", headers);
    }

    @Test
    void both_refuse_and_accept_the_same_signatures() throws Exception {
        String other = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
        assertBoth(true, SECRET, BODY, changed(signature -> other + " v2,xyz v1a,xyz " + signature));
        assertBoth(true, SECRET, BODY, changed(signature -> signature + " " + other));
        assertBoth(false, SECRET, BODY, changed(signature -> other));
        assertBoth(false, SECRET, BODY, changed(signature -> signature.replace("v1,", "v2,")));
        assertBoth(false, SECRET, BODY, changed(signature -> signature.replace("v1,", "")));
        assertBoth(false, SECRET, BODY, changed(signature -> signature.replace("v1,", "v1 ")));
    }

    @Test
    void both_refuse_missing_headers() throws Exception {
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Map<String, List<String>> headers = signed(SECRET, Instant.now());
            headers.remove(name);
            assertBoth(false, SECRET, BODY, headers);
        }
    }

    private static Map<String, List<String>> changed(UnaryOperator<String> change)
            throws WebhookSigningException, EmptyWebhookSecretException {
        Map<String, List<String>> headers = signed(SECRET, Instant.now());
        headers.computeIfPresent("webhook-signature", (name, value) -> List.of(change.apply(value.get(0))));
        return headers;
    }
}
