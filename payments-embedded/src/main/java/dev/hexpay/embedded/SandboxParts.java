package dev.hexpay.embedded;

import dev.hexpay.adapter.crypto.jca.UlidIdSource;
import dev.hexpay.adapter.sandbox.DirectNotificationClient;
import dev.hexpay.adapter.sandbox.HttpNotificationClient;
import dev.hexpay.adapter.sandbox.NotificationClient;
import dev.hexpay.adapter.sandbox.NotificationSender;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.adapter.sandbox.SandboxNotificationReader;
import dev.hexpay.adapter.sandbox.SandboxProvider;
import dev.hexpay.adapter.sandbox.SandboxRetentionCleanup;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.NotificationReader;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The sandbox of one Hexpay. */
final class SandboxParts {
    private final SandboxDatabase database;
    private final SandboxProvider provider;
    private final SandboxFaults faults;
    private final byte[] notificationSecret;
    private final InstantSource clock;

    /** The sandbox in this database, which signs its notifications with this secret. */
    SandboxParts(SandboxDatabase database, InstantSource clock, SandboxFaults faults, byte[] notificationSecret) {
        this.database = database;
        this.provider = new SandboxProvider(database, clock, new UlidIdSource()::secret, faults);
        this.faults = faults;
        this.notificationSecret = notificationSecret.clone();
        this.clock = clock;
    }

    SandboxDatabase database() {
        return database;
    }

    SandboxProvider provider() {
        return provider;
    }

    NotificationReader notificationReader() {
        return new SandboxNotificationReader(notificationSecret, clock);
    }

    /** A client that delivers to the in-port of the same process. */
    NotificationClient directClient(InPorts ports) {
        return new DirectNotificationClient(
                notificationSecret, ports.providers().acceptNotification()::accept);
    }

    /** A client that posts to a server that receives notifications over HTTP. */
    NotificationClient httpClient(URI server) {
        return new HttpNotificationClient(server, notificationSecret);
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
