package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxNotificationReaderTest {
    private static final byte[] SECRET = bytes("a secret");
    private static final Notification NOTIFICATION =
            new Notification("sandbox", "sbx_evt_1", aScope(), aTransactionId());

    private final SettableClock clock = new SettableClock();
    private final SandboxNotificationReader reader = new SandboxNotificationReader(SECRET, clock);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> signed(byte[] secret, String at, byte[] body) {
        return Map.of("sandbox-timestamp", at, "sandbox-signature", new SandboxSignature(secret).sign(at, body));
    }

    private Notification readSigned(byte[] body, Instant at) {
        return reader.read("sandbox", signed(SECRET, at.toString(), body), body);
    }

    private @Nullable RefusalCode refusalOf(Map<String, String> headers, byte[] body) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read("sandbox", headers, body));
        return refusal == null ? null : refusal.code();
    }

    @Test
    void what_the_sandbox_signed_is_read() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);

        assertThat(readSigned(body, clock.instant())).isEqualTo(NOTIFICATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, -1, 1, 300_000})
    void clocks_may_differ_by_five_minutes(long millis) {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);

        assertThat(readSigned(body, clock.instant().plusMillis(millis))).isEqualTo(NOTIFICATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_001, 300_001, -31_536_000_000L, 31_536_000_000L})
    void what_was_signed_long_ago_or_far_ahead_is_refused(long millis) {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);
        String at = clock.instant().plus(Duration.ofMillis(millis)).toString();

        assertThat(refusalOf(signed(SECRET, at, body), body)).isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    @Test
    void a_single_other_bit_is_refused() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);
        Map<String, String> headers = signed(SECRET, clock.instant().toString(), body);
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] tampered = body.clone();
            tampered[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(refusalOf(headers, tampered)).isEqualTo(RefusalCode.UNAUTHORIZED);
        }
    }

    @Test
    void the_signature_of_another_instant_is_refused() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);
        Map<String, String> headers =
                new HashMap<>(signed(SECRET, clock.instant().toString(), body));
        headers.put("sandbox-timestamp", clock.instant().plusMillis(1).toString());

        assertThat(refusalOf(headers, body)).isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    @Test
    void another_secret_is_refused() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);

        assertThat(refusalOf(signed(bytes("another secret"), clock.instant().toString(), body), body))
                .isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    @Test
    void what_is_not_signed_at_all_is_refused() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);
        String at = clock.instant().toString();
        String signature = new SandboxSignature(SECRET).sign(at, body);

        assertThat(refusalOf(Map.of(), body)).isEqualTo(RefusalCode.UNAUTHORIZED);
        assertThat(refusalOf(Map.of("sandbox-timestamp", at), body)).isEqualTo(RefusalCode.UNAUTHORIZED);
        assertThat(refusalOf(Map.of("sandbox-signature", signature), body)).isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    @Test
    void another_provider_is_not_known() {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);
        Map<String, String> headers = signed(SECRET, clock.instant().toString(), body);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read("stripe", headers, body));

        assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n\n",
                "evt",
                "evt\nnot-a-uuid\nsandbox\ntxn_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\nplay\ntxn_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\nsandbox\npay_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\nsandbox\ntxn_01J00000000000000000000000\nmore",
                " \n00000000-0000-0000-0000-000000000001\nsandbox\ntxn_01J00000000000000000000000",
            })
    void what_is_signed_and_no_notification_is_invalid(String text) {
        byte[] body = bytes(text);

        assertThat(refusalOf(signed(SECRET, clock.instant().toString(), body), body))
                .isEqualTo(RefusalCode.VALIDATION_ERROR);
    }

    @Test
    void a_name_that_nobody_could_keep_is_invalid() {
        byte[] body = bytes("e".repeat(65) + "\n00000000-0000-0000-0000-000000000001\nsandbox\n"
                + NOTIFICATION.attempt().value());

        assertThat(refusalOf(signed(SECRET, clock.instant().toString(), body), body))
                .isEqualTo(RefusalCode.VALIDATION_ERROR);
    }

    @Test
    void whatever_comes_in_it_is_read_or_refused() {
        Random random = new Random(4711);
        for (int round = 0; round < 2_000; round++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            String at = random.nextBoolean() ? clock.instant().toString() : garbage(random);
            Map<String, String> headers = random.nextBoolean()
                    ? signed(SECRET, at, body)
                    : Map.of("sandbox-timestamp", at, "sandbox-signature", garbage(random));

            assertThat(refusalOf(headers, body)).isIn(RefusalCode.UNAUTHORIZED, RefusalCode.VALIDATION_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "now", ""})
    void no_instant_is_too_strange_to_be_refused(String at) {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);

        assertThat(refusalOf(signed(SECRET, at, body), body)).isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    private static String garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
