package dev.hexpay.webhook.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.webhook.verifier.WebhookVerificationException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of Standard Webhooks (python/tests/test_webhooks.py, go/webhook_test.go), and some of our own. */
class WebhookVerifierTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SECONDS = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String UNICODE = "{\"name\":\"Zoë €\"}";
    private static final String UNICODE_SIGNATURE = "v1,iENl6vMpRAScaigXd3FyM+4e/0ZxBwrp3oDfUyL8G6I=";
    private static final String COMMET = "80ec8a89ce3cd22133a1066caecb4d04fea7467657c8514d717ec42c38a5c94c";
    private static final String UNICODE_COMMET = "c4359579335a92299373ec79eabb2bca9eb06bbb9744cbdcb39b7bcec08ee175";
    private static final Instant SENT = Instant.ofEpochSecond(Long.parseLong(SECONDS));

    private final WebhookVerifier verifier = at(SENT, SECRET);

    private static WebhookVerifier at(Instant now, String... secrets) {
        return WebhookVerifier.of(secrets).withClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Map<String, List<String>> headers(String signature) {
        return Map.of(
                "webhook-id", List.of(ID),
                "webhook-timestamp", List.of(SECONDS),
                "webhook-signature", List.of(signature));
    }

    private static Map<String, List<String>> with(String name, List<String> value) {
        Map<String, List<String>> headers = new HashMap<>(headers(SIGNATURE));
        headers.put(name, value);
        return headers;
    }

    private Reason refusedBy(WebhookVerifier by, String body, Map<String, List<String>> headers) {
        return catchThrowableOfType(WebhookVerificationException.class, () -> by.verify(body, headers))
                .reason();
    }

    private Reason reason(String body, Map<String, List<String>> headers) {
        return refusedBy(verifier, body, headers);
    }

    @Test
    void the_vectors_are_accepted() {
        assertThatCode(() -> verifier.verify(BODY, headers(SIGNATURE))).doesNotThrowAnyException();
        assertThatCode(() -> verifier.verify(UNICODE, headers(UNICODE_SIGNATURE)))
                .doesNotThrowAnyException();
        assertThatCode(() -> verifier.verifyCommet(BODY, COMMET)).doesNotThrowAnyException();
        assertThatCode(() -> verifier.verifyCommet(UNICODE, UNICODE_COMMET)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd",
                "v1,",
                "v1,AAAA"
            })
    void the_vectors_with_another_signature_are_refused(String signature) {
        assertThat(reason(BODY, headers(signature))).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1",
                ",",
                "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,not base64!"
            })
    void a_header_without_a_readable_signature_is_refused(String signature) {
        assertThat(reason(BODY, headers(signature))).isIn(Reason.MALFORMED_HEADER, Reason.WRONG_SIGNATURE);
    }

    @Test
    void one_of_several_signatures_is_enough() {
        String several = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= "
                + "v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v1a,xyz  x v1,=bad= " + SIGNATURE;

        assertThatCode(() -> verifier.verify(BODY, headers(several))).doesNotThrowAnyException();
    }

    @Test
    void one_of_several_secrets_is_enough() {
        assertThatCode(() -> at(SENT, OTHER, SECRET).verify(BODY, headers(SIGNATURE)))
                .doesNotThrowAnyException();
        assertThatCode(() -> at(SENT, SECRET, OTHER).verify(BODY, headers(SIGNATURE)))
                .doesNotThrowAnyException();
        assertThatCode(() -> at(SENT, OTHER, SECRET).verifyCommet(BODY, COMMET)).doesNotThrowAnyException();
    }

    @Test
    void a_signature_with_another_secret_is_refused() {
        assertThat(refusedBy(at(SENT, OTHER), BODY, headers(SIGNATURE))).isEqualTo(Reason.WRONG_SIGNATURE);
        assertThatThrownBy(() -> at(SENT, OTHER).verifyCommet(BODY, COMMET))
                .isInstanceOf(WebhookVerificationException.class)
                .hasMessage("no signature is that of this body under a known secret");
    }

    @Test
    void a_changed_or_truncated_body_is_refused() {
        for (int length = 0; length < BODY.length(); length++) {
            String truncated = BODY.substring(0, length);
            assertThat(reason(truncated, headers(SIGNATURE))).isEqualTo(Reason.WRONG_SIGNATURE);
            assertThatThrownBy(() -> verifier.verifyCommet(truncated, COMMET))
                    .isInstanceOf(WebhookVerificationException.class);
        }
        for (String changed : List.of(BODY + " ", BODY.replace("4", "5"), BODY.replace(": ", ":"))) {
            assertThat(reason(changed, headers(SIGNATURE))).isEqualTo(Reason.WRONG_SIGNATURE);
            assertThatThrownBy(() -> verifier.verifyCommet(changed, COMMET))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @Test
    void a_changed_id_or_time_is_refused() {
        assertThat(reason(BODY, with("webhook-id", List.of("msg_other")))).isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(reason(BODY, with("webhook-timestamp", List.of("1614265331"))))
                .isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(reason(BODY, with("webhook-timestamp", List.of("01614265330"))))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"300,true", "-300,true", "301,false", "-301,false", "86400,false", "-86400,false"})
    void times_up_to_five_minutes_away_are_accepted(long seconds, boolean isAccepted) {
        WebhookVerifier later = at(SENT.plusSeconds(seconds), SECRET);

        if (isAccepted) {
            assertThatCode(() -> later.verify(BODY, headers(SIGNATURE))).doesNotThrowAnyException();
        } else {
            assertThat(refusedBy(later, BODY, headers(SIGNATURE)))
                    .isEqualTo(seconds > 0 ? Reason.TOO_OLD : Reason.TOO_NEW);
        }
        assertThatCode(() -> later.verifyCommet(BODY, COMMET)).doesNotThrowAnyException();
    }

    @Test
    void the_clock_of_the_machine_is_used_by_default() {
        assertThat(refusedBy(WebhookVerifier.of(SECRET), BODY, headers(SIGNATURE)))
                .isEqualTo(Reason.TOO_OLD);
        assertThat(WebhookVerifier.TOLERANCE).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void a_missing_or_empty_header_is_named(String name) {
        Map<String, List<String>> missing = new HashMap<>(headers(SIGNATURE));
        missing.remove(name);
        for (Map<String, List<String>> headers :
                List.of(missing, with(name, List.of()), with(name, List.of("")), with(name, List.of(" ")))) {
            assertThatThrownBy(() -> verifier.verify(BODY, headers))
                    .isInstanceOfSatisfying(
                            WebhookVerificationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_HEADER))
                    .hasMessage("the header " + name + " is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "1614265330.0", "-1614265330", "+1614265330", "1614265330 ", "999999999999", "١٦١٤"})
    void a_malformed_time_is_refused(String seconds) {
        assertThat(reason(BODY, with("webhook-timestamp", List.of(seconds)))).isEqualTo(Reason.MALFORMED_HEADER);
    }

    @Test
    void names_of_headers_are_read_in_any_case() {
        Map<String, List<String>> headers = new HashMap<>();
        headers(SIGNATURE).forEach((name, value) -> headers.put(name.toUpperCase(Locale.ROOT), value));
        headers.put(null, List.of("HTTP/1.1 200 OK"));

        assertThatCode(() -> verifier.verify(BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verifier.verify(
                        BODY.getBytes(StandardCharsets.UTF_8),
                        name -> headers(SIGNATURE).get(name).get(0)))
                .doesNotThrowAnyException();
        assertThatCode(() -> verifier.verify(
                        BODY, name -> headers(SIGNATURE).get(name).get(0)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80EC8A89CE3CD22133A1066CAECB4D04FEA7467657C8514D717EC42C38A5C94C",
                "80ec8a89",
                "sha256=80ec8a89ce3cd22133a1066caecb4d04fea7467657c8514d717ec42c38a5c94c"
            })
    void a_malformed_signature_of_commet_is_refused(String signature) {
        assertThatThrownBy(() -> verifier.verifyCommet(BODY, signature))
                .isInstanceOf(WebhookVerificationException.class)
                .hasMessage("the header X-Commet-Signature must have 64 lower-case hexadecimal digits");
    }

    @Test
    void a_missing_signature_of_commet_is_refused() {
        for (String missing : Arrays.asList(null, "", " ")) {
            assertThatThrownBy(() -> verifier.verifyCommet(BODY, missing))
                    .isInstanceOf(WebhookVerificationException.class)
                    .hasMessage("the header X-Commet-Signature is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8-", "whsec_a b", "whsk_AAAA"})
    void a_malformed_secret_is_refused_and_not_repeated(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookVerifier.of(SECRET, secret))
                .withMessage("a secret must be whsec_ and base64")
                .withNoCause();
    }

    @Test
    void no_secret_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(WebhookVerifier::of);
    }
}
