package dev.hexpay.adapter.sandbox;

import java.time.Instant;

/** Delivers notifications of the sandbox. */
public interface NotificationClient {
    /** Delivers the notification; true when it was accepted. */
    boolean deliver(SandboxNotification notification, Instant now);
}
