package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader, and its provider's side: what sends notifications. */
public interface NotificationReaderHarness {
    /** A reader with this clock. */
    NotificationReader reader(InstantSource clock);

    /** The name of the provider whose notifications the reader accepts. */
    String provider();

    /** The difference between the clocks of provider and reader that is accepted. */
    Duration tolerance();

    /** The smallest difference of time that a signature shows. */
    Duration precision();

    /** A subject of each kind that the provider names, besides transactions. */
    List<Subject> otherSubjects();

    /** The body of a notification. */
    byte[] write(Notification notification);

    /** The body of a notification about nothing of ours; empty when the provider sends none. */
    Optional<byte[]> writeForeign();

    /** The body of a notification from another account of the provider; empty when it has no accounts. */
    Optional<byte[]> writeOfOtherAccount();

    /** The headers that the provider sends with this body at this time, with names in lower case. */
    Map<String, String> sign(Instant sentAt, byte[] body);

    /** The headers of a sender who does not know the secret. */
    Map<String, String> forge(Instant sentAt, byte[] body);
}
