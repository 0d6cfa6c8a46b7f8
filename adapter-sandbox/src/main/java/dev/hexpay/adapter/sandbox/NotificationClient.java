package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.time.Instant;

/** Delivers notifications of the sandbox. */
public interface NotificationClient {
    /** Delivers the notification; true when it was accepted. */
    boolean deliver(Notification notification, Instant now);
}
