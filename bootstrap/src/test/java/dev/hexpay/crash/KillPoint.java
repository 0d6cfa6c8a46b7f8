package dev.hexpay.crash;

import dev.hexpay.application.port.out.Milestones.Milestone;

/** Where the process is killed: at a milestone, or while it waits for an answer. */
enum KillPoint {
    BEGINNING,
    PREPARING,
    PREPARED,
    WAITING,
    ASKED,
    SETTLING,
    SETTLED,
    NOTIFICATION_STORING,
    NOTIFICATION_STORED,
    NOTIFICATION_APPLIED,
    RECEIPT_TAKEN;

    static KillPoint at(Milestone milestone) {
        return valueOf(milestone.name());
    }
}
