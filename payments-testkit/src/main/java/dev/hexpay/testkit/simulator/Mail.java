package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's notifications on their way: in any order, more than once, again after a delivery that was not
 * acknowledged, and sometimes never.
 */
final class Mail implements NotificationReader {
    private final Dice dice;
    private final Journal journal;
    private final Map<String, Notification> written = new HashMap<>();
    private final List<Letter> underWay = new ArrayList<>();

    private record Letter(Notification notification, boolean isSure) {}

    Mail(Dice dice, Journal journal) {
        this.dice = dice;
        this.journal = journal;
    }

    /** Tells of a charge; that may get lost, for whoever asks is told the same. */
    void write(Charge charge) {
        underWay.add(new Letter(notificationOf(charge), false));
    }

    /** Tells of a charge until it is acknowledged: nobody asks about what they believe they know. */
    void writeSurely(Charge charge) {
        underWay.add(new Letter(notificationOf(charge), true));
    }

    private Notification notificationOf(Charge charge) {
        String id = "evt_" + (written.size() + 1);
        Notification notification = new Notification(
                FaultyProvider.NAME, id, charge.scope(), charge.attempt().id());
        written.put(id, notification);
        return notification;
    }

    interface Receiver {
        /** Takes a notification in; the provider hears only that this returned. */
        void accept(byte[] body);
    }

    /** Delivers any one of the notifications, or loses it. */
    void deliverOne(Receiver receiver) {
        if (underWay.isEmpty()) {
            return;
        }
        Letter letter = dice.oneOf(underWay);
        if (!letter.isSure() && dice.inThousand(200)) {
            journal.count("fault NOTIFICATION_LOST");
            journal.note(() -> "lost " + letter.notification().eventId());
            underWay.remove(letter);
            return;
        }
        journal.note(() -> "delivers " + letter.notification().eventId() + " about "
                + letter.notification().attempt());
        receiver.accept(letter.notification().eventId().getBytes(StandardCharsets.UTF_8));
        if (underWay.indexOf(letter) > 0) {
            journal.count("fault NOTIFICATION_REORDERED");
        }
        if (dice.inThousand(200)) {
            journal.count("fault NOTIFICATION_REPEATED");
        } else {
            underWay.remove(letter);
        }
    }

    /** Delivers all that is under way. */
    void deliverAll(Receiver receiver) {
        while (!underWay.isEmpty()) {
            Letter letter = underWay.get(0);
            receiver.accept(letter.notification().eventId().getBytes(StandardCharsets.UTF_8));
            underWay.remove(letter);
        }
    }

    @Override
    public Notification read(String provider, Map<String, String> headers, byte[] body) {
        @Nullable Notification notification = written.get(new String(body, StandardCharsets.UTF_8));
        if (notification == null) {
            throw Refusal.of(RefusalCode.UNAUTHORIZED, "The provider has not written this.");
        }
        return notification;
    }
}
