package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A reader, and its provider's side: what sends notifications. */
public interface NotificationReaderHarness {
    /** A reader with this clock. */
    NotificationReader reader(InstantSource clock);

    /** The name of the provider whose notifications the reader accepts. */
    String provider();

    /** The difference between the clocks of provider and reader that is accepted. */
    Duration tolerance();

    /** The body of a notification. */
    byte[] write(Notification notification);

    /** The headers that the provider sends with this body at this time, with names in lower case. */
    Map<String, String> sign(Instant sentAt, byte[] body);

    /** The headers of a sender who does not know the secret. */
    Map<String, String> forge(Instant sentAt, byte[] body);
}
