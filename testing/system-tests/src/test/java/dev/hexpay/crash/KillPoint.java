package dev.hexpay.crash;

import dev.hexpay.application.port.out.Failpoints.Failpoint;

/** Where the process is killed: at a failpoint, or while it waits for a response. */
enum KillPoint {
    BEFORE_PREPARE,
    PREPARE_UNCOMMITTED,
    PREPARED,
    WAITING,
    PROVIDER_ANSWERED,
    SETTLE_UNCOMMITTED,
    SETTLED,
    NOTIFICATION_UNCOMMITTED,
    NOTIFICATION_STORED,
    NOTIFICATION_APPLIED,
    RECEIPT_ACCEPTED,
    DISTRIBUTE_UNCOMMITTED,
    WEBHOOK_LEASED,
    WEBHOOK_SENT;

    static KillPoint at(Failpoint failpoint) {
        return valueOf(failpoint.name());
    }
}
