package dev.hexpay.testkit;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads notifications of {@link ScriptedProvider}; the signature is a checksum of secret, time and body. */
public final class FakeNotificationReader implements NotificationReader {
    /** The difference between the clocks of provider and reader that is accepted. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The header with the time at which the notification was sent. */
    public static final String TIME = "fake-timestamp";

    /** The header with the signature. */
    public static final String SIGNATURE = "fake-signature";

    /** How the body of a notification from another account ends. */
    public static final String OTHER_ACCOUNT = " of another account";

    private static final String PROVIDER = "sandbox";
    private static final int MAX_EVENT_ID = 64;

    private final InstantSource clock;
    private final String secret;

    /** Accepts notifications that are signed with a fixed secret. */
    public FakeNotificationReader(InstantSource clock) {
        this(clock, "secret");
    }

    /** Accepts notifications that are signed with this secret. */
    public FakeNotificationReader(InstantSource clock, String secret) {
        this.clock = clock;
        this.secret = secret;
    }

    /** The body of a notification. */
    public static byte[] write(Notification notification) {
        String subject = notification
                .subject()
                .match(
                        of -> "transaction " + words(of.scope()) + " " + of.id().value(),
                        of -> "charge " + of.mode().name() + " " + of.reference(),
                        of -> "refund " + words(of.scope()) + " " + of.id().value(),
                        of -> "card " + of.mode().name() + " " + of.cardId());
        return (notification.eventId() + " " + subject).getBytes(StandardCharsets.UTF_8);
    }

    /** The body of a notification about nothing of ours. */
    public static byte[] writeForeign(String eventId) {
        return (eventId + " other").getBytes(StandardCharsets.UTF_8);
    }

    /** The body of a notification from another account. */
    public static byte[] writeOfOtherAccount(Notification notification) {
        return (new String(write(notification), StandardCharsets.UTF_8) + OTHER_ACCOUNT)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String words(Scope scope) {
        return scope.organization().value() + " " + scope.mode().name();
    }

    /** The headers of a notification with this body, sent at this time. */
    public Map<String, String> sign(Instant sentAt, byte[] body) {
        return Map.of(TIME, sentAt.toString(), SIGNATURE, signature(sentAt, body));
    }

    @Override
    public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        if (!provider.equals(PROVIDER)) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no provider with this name.");
        }
        if (!isSigned(headers.get(TIME), headers.get(SIGNATURE), body)) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "This notification was not signed by the provider.");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.endsWith(OTHER_ACCOUNT)) {
            throw PaymentsException.invalid("body", "must be of our account");
        }
        String[] words = text.split(" ", -1);
        try {
            PlainText.singleLine(words[0], MAX_EVENT_ID);
            return subject(words).map(subject -> new Notification(provider, words[0], subject));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidValueException unreadable) {
            throw PaymentsException.invalid("body", "must be a notification of the fake provider");
        }
    }

    private static Optional<Subject> subject(String[] words) {
        return switch (words[1]) {
            case "transaction" -> Optional.of(new OfTransaction(scope(words), new TransactionId(words[4])));
            case "charge" -> Optional.of(new OfCharge(Mode.valueOf(words[2]), words[3]));
            case "refund" -> Optional.of(new OfRefund(scope(words), new RefundId(words[4])));
            case "card" -> Optional.of(new OfCard(Mode.valueOf(words[2]), words[3]));
            case "other" -> Optional.empty();
            default -> throw new IllegalArgumentException(words[1]);
        };
    }

    private static Scope scope(String[] words) {
        return new Scope(new OrganizationId(UUID.fromString(words[2])), Mode.valueOf(words[3]));
    }

    private boolean isSigned(@Nullable String sentAt, @Nullable String signature, byte[] body) {
        if (sentAt == null || signature == null) {
            return false;
        }
        try {
            Instant instant = Instant.parse(sentAt);
            Duration difference = Duration.between(instant, clock.instant()).abs();
            return difference.compareTo(TOLERANCE) <= 0 && signature.equals(signature(instant, body));
        } catch (DateTimeException | ArithmeticException noTime) {
            return false;
        }
    }

    private String signature(Instant sentAt, byte[] body) {
        return Integer.toString((secret + sentAt + Arrays.hashCode(body)).hashCode());
    }
}
