package dev.hexpay.embedded;

import dev.hexpay.adapter.sandbox.DirectNotificationClient;
import dev.hexpay.adapter.sandbox.NotificationClient;
import dev.hexpay.adapter.sandbox.NotificationSender;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.adapter.sandbox.SandboxProvider;
import dev.hexpay.adapter.sandbox.SandboxRetentionCleanup;
import dev.hexpay.application.port.in.InPorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The sandbox of one Hexpay.
 *
 * @param notificationSecret signs its notifications
 */
record SandboxParts(
        SandboxDatabase database,
        SandboxProvider provider,
        SandboxFaults faults,
        byte[] notificationSecret,
        InstantSource clock) {
    /** A client that delivers to the in-port of the same process. */
    NotificationClient directClient(InPorts ports) {
        return new DirectNotificationClient(
                notificationSecret, ports.providers().acceptNotification()::accept);
    }

    List<ScheduledJob> jobs(NotificationClient client) {
        return List.of(
                new ScheduledJob(
                        "sandbox notifier",
                        new NotificationSender(database, clock, client, faults),
                        Duration.ofSeconds(1)),
                new ScheduledJob(
                        "sandbox cleanup", new SandboxRetentionCleanup(database, clock), Duration.ofMinutes(1)));
    }
}
