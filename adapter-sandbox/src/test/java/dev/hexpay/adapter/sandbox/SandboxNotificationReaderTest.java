package dev.hexpay.adapter.sandbox;

import static dev.hexpay.adapter.sandbox.SandboxNotificationReaderContractTest.signed;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxNotificationReaderTest {
    private static final byte[] SECRET = bytes("a secret");
    private static final SandboxNotification NOTIFICATION =
            new SandboxNotification("sbx_evt_1", aScope(), aTransactionId());

    private final SettableClock clock = new SettableClock();
    private final SandboxNotificationReader reader = new SandboxNotificationReader(SECRET, clock);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable ErrorCode errorOf(Map<String, String> headers, byte[] body) {
        PaymentsException error =
                catchThrowableOfType(PaymentsException.class, () -> reader.read("sandbox", headers, body));
        return error == null ? null : error.code();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n\n",
                "evt",
                "evt\nnot-a-uuid\nsandbox\ntxn_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\ndemo\ntxn_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\nsandbox\npay_01J00000000000000000000000",
                "evt\n00000000-0000-0000-0000-000000000001\nsandbox\ntxn_01J00000000000000000000000\nmore",
                " \n00000000-0000-0000-0000-000000000001\nsandbox\ntxn_01J00000000000000000000000",
            })
    void signed_body_that_is_no_notification_is_invalid(String text) {
        byte[] body = bytes(text);

        assertThat(errorOf(signed(SECRET, clock.instant().toString(), body), body))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void event_id_that_is_too_long_is_invalid() {
        byte[] body = bytes("e".repeat(65) + "\n00000000-0000-0000-0000-000000000001\nsandbox\n"
                + NOTIFICATION.transaction().value());

        assertThat(errorOf(signed(SECRET, clock.instant().toString(), body), body))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void random_input_is_rejected() {
        Random random = new Random(4711);
        for (int round = 0; round < 2_000; round++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            String at = random.nextBoolean() ? clock.instant().toString() : garbage(random);
            Map<String, String> headers = random.nextBoolean()
                    ? signed(SECRET, at, body)
                    : Map.of("sandbox-timestamp", at, "sandbox-signature", garbage(random));

            assertThat(errorOf(headers, body)).isIn(ErrorCode.UNAUTHORIZED, ErrorCode.VALIDATION_ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "now", ""})
    void unparsable_or_extreme_timestamp_is_rejected(String at) {
        byte[] body = SandboxNotificationReader.write(NOTIFICATION);

        assertThat(errorOf(signed(SECRET, at, body), body)).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    private static String garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
