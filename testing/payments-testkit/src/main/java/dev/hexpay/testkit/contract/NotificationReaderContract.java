package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link NotificationReader} guarantees. */
public abstract class NotificationReaderContract {
    private static final Duration YEAR = Duration.ofDays(365);

    private final SettableClock clock = new SettableClock();
    private NotificationReaderHarness harness;
    private NotificationReader reader;
    private Notification notification;
    private byte[] body;

    /** A reader and its provider's side. */
    protected abstract NotificationReaderHarness harness();

    @BeforeEach
    final void start() {
        harness = harness();
        reader = harness.reader(clock);
        notification = notification("evt_1", new OfTransaction(aScope(), aTransactionId()));
        body = harness.write(notification);
    }

    @Test
    void a_signed_notification_is_read() {
        assertThat(read(clock.instant(), body)).contains(notification);
    }

    @Test
    void a_notification_of_live_mode_is_read() {
        Scope live = new Scope(aScope().organization(), Mode.LIVE);
        Notification sent = notification("evt_2", new OfTransaction(live, aTransactionId()));

        assertThat(read(clock.instant(), harness.write(sent))).contains(sent);
    }

    @Test
    void a_notification_about_another_subject_is_read() {
        List<Subject> subjects = harness.otherSubjects();
        assumeFalse(subjects.isEmpty(), "the provider sends notifications about transactions only");
        for (Subject subject : subjects) {
            Notification sent = notification("evt_2", subject);

            assertThat(read(clock.instant(), harness.write(sent))).contains(sent);
        }
    }

    @Test
    void a_notification_about_nothing_of_ours_is_empty() {
        Optional<byte[]> foreign = harness.writeForeign();
        assumeTrue(foreign.isPresent(), "the provider serves one application only");

        assertThat(read(clock.instant(), foreign.get())).isEmpty();
    }

    @Test
    void a_notification_of_another_account_is_a_validation_error() {
        Optional<byte[]> elsewhere = harness.writeOfOtherAccount();
        assumeTrue(elsewhere.isPresent(), "the provider has no accounts");

        assertThat(error(harness.sign(clock.instant(), elsewhere.get()), elsewhere.get()))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void the_clocks_may_differ_by_the_tolerance_in_both_directions() {
        for (Duration difference : List.of(harness.precision(), harness.tolerance())) {
            assertThat(read(clock.instant().minus(difference), body)).contains(notification);
            assertThat(read(clock.instant().plus(difference), body)).contains(notification);
        }
    }

    @Test
    void an_old_or_future_notification_is_unauthorized() {
        for (Duration difference : List.of(harness.tolerance().plus(harness.precision()), YEAR)) {
            assertThat(errorAt(clock.instant().minus(difference))).isEqualTo(ErrorCode.UNAUTHORIZED);
            assertThat(errorAt(clock.instant().plus(difference))).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void a_changed_bit_is_unauthorized() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        for (int bit = 0; bit < body.length * Byte.SIZE; bit++) {
            byte[] tampered = body.clone();
            tampered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

            assertThat(error(headers, tampered)).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void a_truncated_body_is_unauthorized() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        for (int length = 0; length < body.length; length++) {
            assertThat(error(headers, prefix(length))).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void a_signature_with_another_secret_is_unauthorized() {
        assertThat(error(harness.forge(clock.instant(), body), body)).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void a_signature_of_another_time_is_unauthorized() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        Map<String, String> later = harness.sign(clock.instant().plus(harness.precision()), body);
        for (String name : headers.keySet()) {
            Map<String, String> mixed = new HashMap<>(headers);
            mixed.put(name, later.get(name));

            // One header may hold both time and signature.
            assertThat(mixed.equals(later) ? ErrorCode.UNAUTHORIZED : error(mixed, body))
                    .isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void a_notification_without_all_headers_is_unauthorized() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        assertThat(error(Map.of(), body)).isEqualTo(ErrorCode.UNAUTHORIZED);
        for (String name : headers.keySet()) {
            Map<String, String> incomplete = new HashMap<>(headers);
            incomplete.remove(name);

            assertThat(error(incomplete, body)).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void garbage_in_a_header_is_refused() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        for (String garbage :
                List.of("", " ", "now", "+1000000000-12-31T23:59:59.999999999Z", "\u0000", "9".repeat(400))) {
            for (String name : headers.keySet()) {
                Map<String, String> changed = new HashMap<>(headers);
                changed.put(name, garbage);

                assertThat(error(changed, body))
                        .as(name + ": " + garbage)
                        .isIn(ErrorCode.UNAUTHORIZED, ErrorCode.VALIDATION_ERROR);
            }
        }
    }

    @Test
    void a_signed_body_that_is_not_a_notification_is_a_validation_error() {
        for (byte[] unreadable :
                List.of(bytes(""), bytes("\n\n\n"), bytes("{}"), bytes("evt"), prefix(body.length - 1))) {
            assertThat(error(harness.sign(clock.instant(), unreadable), unreadable))
                    .isEqualTo(ErrorCode.VALIDATION_ERROR);
        }
    }

    @Test
    void signed_random_bytes_are_a_validation_error() {
        Random random = new Random(4711);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            assertThat(error(harness.sign(clock.instant(), bytes), bytes)).isEqualTo(ErrorCode.VALIDATION_ERROR);
        }
    }

    @Test
    void a_control_character_in_a_signed_event_id_is_a_validation_error() {
        for (char control : new char[] {0, 1, '\t', 0x7f, 0x85, 0x2028, 0x202e}) {
            byte[] unstorable = bytes(new String(body, StandardCharsets.UTF_8).replace("evt_1", "evt" + control + "1"));

            assertThat(error(harness.sign(clock.instant(), unstorable), unstorable))
                    .as("character %d", (int) control)
                    .isEqualTo(ErrorCode.VALIDATION_ERROR);
        }
    }

    @Test
    void an_unknown_provider_is_not_found() {
        Map<String, String> headers = harness.sign(clock.instant(), body);
        for (String provider : List.of("unknown", "", harness.provider() + "2")) {
            assertThat(errorOf(provider, headers, body)).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    private Notification notification(String eventId, Subject subject) {
        return new Notification(harness.provider(), eventId, subject);
    }

    private Optional<Notification> read(Instant sentAt, byte[] bytes) {
        return reader.read(harness.provider(), harness.sign(sentAt, bytes), bytes);
    }

    private @Nullable ErrorCode errorAt(Instant sentAt) {
        return error(harness.sign(sentAt, body), body);
    }

    private @Nullable ErrorCode error(Map<String, String> headers, byte[] bytes) {
        return errorOf(harness.provider(), headers, bytes);
    }

    private @Nullable ErrorCode errorOf(String provider, Map<String, String> headers, byte[] bytes) {
        PaymentsException error =
                catchThrowableOfType(PaymentsException.class, () -> reader.read(provider, headers, bytes));
        return error == null ? null : error.code();
    }

    private byte[] prefix(int length) {
        byte[] prefix = new byte[length];
        System.arraycopy(body, 0, prefix, 0, length);
        return prefix;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
