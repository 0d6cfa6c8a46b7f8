package dev.hexpay.testkit.broken;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.FakeNotificationReader.SIGNATURE;
import static dev.hexpay.testkit.FakeNotificationReader.TIME;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FakeNotificationReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Faults of notification readers. The clock of the contract shows noon. */
final class NotificationReaderFaults {
    private static final String PROVIDER = "sandbox";

    static final List<Fault> ALL = List.of(
            changing("forgets the event of a notification", read -> RecordCopies.with(read, "eventId", "evt")),
            changing("reads another transaction", read -> about(read, ofTransaction())),
            changing("reads every notification as a sandbox one", read -> {
                OfTransaction subject = (OfTransaction) read.subject();
                return about(
                        read,
                        new OfTransaction(RecordCopies.with(subject.scope(), "mode", Mode.SANDBOX), subject.id()));
            }),
            changing(
                    "reads every notification as one about a transaction",
                    read -> read.subject() instanceof OfTransaction ? read : about(read, ofTransaction())),
            Fault.that("refuses a notification about nothing of ours", in(call -> {
                Optional<Notification> read = call.proceed();
                if (read.isEmpty()) {
                    throw PaymentsException.invalid("body", "must be about something of ours");
                }
                return read;
            })),
            Fault.that("reads a notification about nothing of ours", in(call -> {
                Optional<Notification> read = call.proceed();
                return read.isPresent() ? read : Optional.of(new Notification(PROVIDER, "evt", ofTransaction()));
            })),
            Fault.that(
                    "reads a notification of another account",
                    in(call -> isOfOtherAccount(call)
                            ? signed(withoutAccount(call)).proceed()
                            : call.proceed())),
            Fault.that(
                    "takes a notification of another account for nothing of ours",
                    in(call -> isOfOtherAccount(call) ? Optional.empty() : call.proceed())),
            rejecting("rejects a notification from the future", sentAt -> sentAt.isAfter(NOON)),
            rejecting("rejects a notification that is not of this instant", sentAt -> !sentAt.equals(NOON)),
            rejecting(
                    "rejects a notification at the limit of the tolerance",
                    sentAt -> sentAt.equals(NOON.minus(FakeNotificationReader.TOLERANCE))),
            accepting("accepts an old notification", sentAt -> sentAt.isBefore(NOON)),
            accepting("accepts a notification from the future", sentAt -> sentAt.isAfter(NOON)),
            accepting(
                    "accepts a notification just after the tolerance",
                    sentAt -> sentAt.equals(
                            NOON.minus(FakeNotificationReader.TOLERANCE).minusMillis(1))),
            Fault.that("does not check the signature", in(call -> signed(call).proceed())),
            Fault.that("ignores the first bit of every byte", in(call -> {
                byte[] cleared = call.<byte[]>arg(2).clone();
                for (int i = 0; i < cleared.length; i++) {
                    cleared[i] &= 0x7f;
                }
                return call.with(2, cleared).proceed();
            })),
            Fault.that("parses the body before it checks the signature", in(call -> {
                try {
                    signed(call).proceed();
                } catch (PaymentsException e) {
                    if (e.code() == ErrorCode.VALIDATION_ERROR) {
                        throw e;
                    }
                }
                return call.proceed();
            })),
            Fault.that("accepts an earlier secret", in(call -> {
                try {
                    return call.at(new FakeNotificationReader(InstantSource.fixed(NOON), "another secret"))
                            .proceed();
                } catch (PaymentsException e) {
                    return call.proceed();
                }
            })),
            Fault.that("does not include the time in the signature", in(call -> {
                try {
                    return call.proceed();
                } catch (PaymentsException e) {
                    return withHeader(call, TIME, NOON.toString()).proceed();
                }
            })),
            Fault.that(
                    "accepts a notification without a signature",
                    in(call -> headers(call).containsKey(SIGNATURE)
                            ? call.proceed()
                            : signed(call).proceed())),
            Fault.that(
                    "takes the current time for a missing one",
                    in(call -> headers(call).containsKey(TIME)
                            ? call.proceed()
                            : withHeader(call, TIME, NOON.toString()).proceed())),
            Fault.that("fails on a missing header", in(call -> {
                if (!headers(call).keySet().containsAll(List.of(TIME, SIGNATURE))) {
                    throw new IllegalStateException("no value present");
                }
                return call.proceed();
            })),
            Fault.that("fails on an unreadable time", in(call -> {
                Instant.parse(headers(call).getOrDefault(TIME, NOON.toString()));
                return call.proceed();
            })),
            Fault.that(
                    "takes the current time for an unreadable one",
                    in(call -> headers(call).containsKey(TIME) && sentAt(call) == null
                            ? withHeader(call, TIME, NOON.toString()).proceed()
                            : call.proceed())),
            reporting(
                    "reports an unreadable body as unauthorized",
                    ErrorCode.VALIDATION_ERROR,
                    PaymentsException.of(ErrorCode.UNAUTHORIZED, "Not signed.")),
            reporting(
                    "fails on an unreadable body",
                    ErrorCode.VALIDATION_ERROR,
                    new IndexOutOfBoundsException("no second word")),
            Fault.that("accepts a control character in the id of an event", in(call -> {
                byte[] printable = call.<byte[]>arg(2).clone();
                for (int i = 0; i < printable.length; i++) {
                    printable[i] = printable[i] >= 0 && printable[i] < ' ' ? (byte) 'x' : printable[i];
                }
                return isSigned(call) ? signed(call.with(2, printable)).proceed() : call.proceed();
            })),
            Fault.that("fails on a body that is not text", in(call -> {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(call.arg(2)));
                return call.proceed();
            })),
            Fault.that(
                    "accepts an empty body",
                    in(call -> call.<byte[]>arg(2).length == 0 && isSigned(call)
                            ? Optional.of(new Notification(PROVIDER, "evt", ofTransaction()))
                            : call.proceed())),
            Fault.that(
                    "accepts every provider", in(call -> call.with(0, PROVIDER).proceed())),
            Fault.that(
                    "compares the first characters of a provider's name",
                    in(call -> call.<String>arg(0).startsWith(PROVIDER)
                            ? call.with(0, PROVIDER).proceed()
                            : call.proceed())),
            reporting(
                    "reports an unknown provider as unauthorized",
                    ErrorCode.NOT_FOUND,
                    PaymentsException.of(ErrorCode.UNAUTHORIZED, "Not signed.")));

    private NotificationReaderFaults() {}

    private static Sabotage in(Sabotage faulty) {
        return Sabotage.in(NotificationReader.class, "read", faulty);
    }

    private static Fault changing(String description, UnaryOperator<Notification> change) {
        return Fault.that(
                description, in(call -> call.<Optional<Notification>>proceed().map(change)));
    }

    private static Notification about(Notification read, Subject subject) {
        return new Notification(read.provider(), read.eventId(), subject);
    }

    private static Subject ofTransaction() {
        return new OfTransaction(Builders.aScope(), Builders.aTransactionId());
    }

    private static Fault rejecting(String description, Predicate<Instant> times) {
        return Fault.that(description, in(call -> {
            Instant sentAt = sentAt(call);
            if (sentAt != null && times.test(sentAt)) {
                throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "Sent at another time.");
            }
            return call.proceed();
        }));
    }

    /** Reads what was sent at these times when it is sent. */
    private static Fault accepting(String description, Predicate<Instant> times) {
        return Fault.that(description, in(call -> {
            Instant sentAt = sentAt(call);
            return sentAt != null && times.test(sentAt)
                    ? call.at(new FakeNotificationReader(InstantSource.fixed(sentAt)))
                            .proceed()
                    : call.proceed();
        }));
    }

    private static Fault reporting(String description, ErrorCode code, RuntimeException instead) {
        return Fault.that(description, in(call -> {
            try {
                return call.proceed();
            } catch (PaymentsException e) {
                throw e.code() == code ? instead : e;
            }
        }));
    }

    private static Map<String, String> headers(PortCall call) {
        return call.arg(1);
    }

    /** When the notification was sent; null when it does not say so. */
    private static @Nullable Instant sentAt(PortCall call) {
        try {
            return Instant.parse(headers(call).getOrDefault(TIME, ""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PortCall withHeader(PortCall call, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers(call));
        changed.put(name, value);
        return call.with(1, changed);
    }

    /** The same call with a correct signature, of noon when it has no time. */
    private static PortCall signed(PortCall call) {
        Instant sentAt = sentAt(call);
        return call.with(1, ((FakeNotificationReader) call.port()).sign(sentAt == null ? NOON : sentAt, call.arg(2)));
    }

    private static boolean isOfOtherAccount(PortCall call) {
        return isSigned(call) && text(call).endsWith(FakeNotificationReader.OTHER_ACCOUNT);
    }

    private static PortCall withoutAccount(PortCall call) {
        String ours = text(call).replace(FakeNotificationReader.OTHER_ACCOUNT, "");
        return call.with(2, ours.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(PortCall call) {
        return new String(call.<byte[]>arg(2), StandardCharsets.UTF_8);
    }

    private static boolean isSigned(PortCall call) {
        return signed(call).arg(1).equals(headers(call));
    }
}
