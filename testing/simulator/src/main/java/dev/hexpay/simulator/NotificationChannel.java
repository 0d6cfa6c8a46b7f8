package dev.hexpay.simulator;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.simulator.ProviderLedger.Charge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the provider's notifications in any order, more than once, again after a delivery that was not acknowledged,
 * and sometimes never.
 */
final class NotificationChannel implements NotificationReader {
    private final SeededRandom random;
    private final Trace trace;
    private final Map<String, Notification> created = new HashMap<>();
    private final List<Delivery> inTransit = new ArrayList<>();

    private record Delivery(Notification notification, boolean isReliable) {}

    NotificationChannel(SeededRandom random, Trace trace) {
        this.random = random;
        this.trace = trace;
    }

    /** Enqueues a notification of a charge that may get lost: a look-up returns the same result. */
    void enqueue(Charge charge) {
        inTransit.add(new Delivery(notificationOf(charge), false));
    }

    /** Enqueues a notification that is repeated until acknowledged: stored results are not looked up again. */
    void enqueueReliably(Charge charge) {
        inTransit.add(new Delivery(notificationOf(charge), true));
    }

    private Notification notificationOf(Charge charge) {
        String id = "evt_" + (created.size() + 1);
        Notification notification = new Notification(
                SimulatedProvider.NAME,
                id,
                new OfTransaction(charge.scope(), charge.request().id()));
        created.put(id, notification);
        return notification;
    }

    interface Receiver {
        /** Accepts a notification; the provider learns only that this returned. */
        void accept(byte[] body);
    }

    /** Delivers a random notification, or loses it. */
    void deliverOne(Receiver receiver) {
        if (inTransit.isEmpty()) {
            return;
        }
        Delivery delivery = random.oneOf(inTransit);
        if (!delivery.isReliable() && random.chanceInThousand(200)) {
            trace.count("fault NOTIFICATION_LOST");
            trace.log(() -> "lost " + delivery.notification().eventId());
            inTransit.remove(delivery);
            return;
        }
        trace.log(() -> "delivers " + delivery.notification().eventId() + " about "
                + delivery.notification().subject());
        receiver.accept(delivery.notification().eventId().getBytes(StandardCharsets.UTF_8));
        if (inTransit.indexOf(delivery) > 0) {
            trace.count("fault NOTIFICATION_REORDERED");
        }
        if (random.chanceInThousand(200)) {
            trace.count("fault NOTIFICATION_REPEATED");
        } else {
            inTransit.remove(delivery);
        }
    }

    /** Delivers all notifications in transit. */
    void deliverAll(Receiver receiver) {
        while (!inTransit.isEmpty()) {
            Delivery delivery = inTransit.get(0);
            receiver.accept(delivery.notification().eventId().getBytes(StandardCharsets.UTF_8));
            inTransit.remove(delivery);
        }
    }

    @Override
    public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        @Nullable Notification notification = created.get(new String(body, StandardCharsets.UTF_8));
        if (notification == null) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "The provider has not sent this.");
        }
        return Optional.of(notification);
    }
}
