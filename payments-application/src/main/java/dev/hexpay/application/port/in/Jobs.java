package dev.hexpay.application.port.in;

/** The work that waits to be done; any number of servers may run each job. */
public record Jobs(
        Job reconcilePayments,
        Job reconcileRefunds,
        Job sendReceipts,
        Job processNotifications,
        Job renewLeases,
        Job distributeEvents,
        Job deliverWebhooks,
        Job retryWebhooks,
        Job reencryptSecrets,
        Job cleanUp) {}
