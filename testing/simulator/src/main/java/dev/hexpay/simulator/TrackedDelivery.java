package dev.hexpay.simulator;

import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.WebhookDelivery;
import org.jspecify.annotations.Nullable;

/** A delivery as of its last commit, and what the receiver got of it. Commits are counted from 1. */
final class TrackedDelivery {
    private final long createdAt;
    private WebhookDelivery current;
    private boolean hasFailed;
    private long endedAt;
    private long failedAt;
    private long restartedAt;
    private long lastSentBy = -1;
    private int loggedAttempts;
    private int sent;
    private int accepted;

    TrackedDelivery(long commit, WebhookDelivery inserted) {
        createdAt = commit;
        current = inserted;
    }

    WebhookDelivery current() {
        return current;
    }

    /** A commit changed it. */
    void changed(long commit, WebhookDelivery next) {
        DeliveryState before = current.state();
        current = next;
        if (before.equals(next.state())) {
            return;
        }
        if (before instanceof Pending && !isPending()) {
            endedAt = commit;
        }
        if (next.isFailed()) {
            failedAt = commit;
        }
        boolean isStart = next.state() instanceof Pending pending && pending.failures() == 0;
        restartedAt = isStart ? commit : restartedAt;
        hasFailed |= !isStart && !next.isSucceeded();
    }

    boolean isPending() {
        return current.state() instanceof Pending;
    }

    /** Whether it was pending when this commit had happened, or later. */
    boolean wasPendingSince(long commit) {
        return isPending() || endedAt > commit;
    }

    /** Whether this commit recorded that it failed for good. */
    boolean failedAt(long commit) {
        return failedAt == commit;
    }

    /** Whether an attempt has failed and was recorded. */
    boolean hasFailed() {
        return hasFailed;
    }

    boolean isCreatedAfter(TrackedDelivery other) {
        return createdAt > other.createdAt;
    }

    boolean isRestartedAfter(long commit) {
        return restartedAt > commit;
    }

    /** Whether a process has sent it that began after the last restart. */
    boolean isSentSinceRestart() {
        return lastSentBy >= restartedAt;
    }

    /** Counts an attempt that was logged, and returns its number. */
    int logged() {
        return ++loggedAttempts;
    }

    int loggedAttempts() {
        return loggedAttempts;
    }

    /** A process sends it that began after this commit. */
    void sent(long startCommit) {
        sent++;
        lastSentBy = Math.max(lastSentBy, startCommit);
    }

    int timesSent() {
        return sent;
    }

    void accepted() {
        accepted++;
    }

    int timesAccepted() {
        return accepted;
    }

    /** Whether its event must arrive at the receiver before that of {@code later}. */
    boolean precedes(TrackedDelivery later) {
        @Nullable String key = current.position().orderKey();
        return key != null
                && key.equals(later.current.position().orderKey())
                && current.endpoint().equals(later.current.endpoint())
                && current.position().sequence() < later.current.position().sequence();
    }
}
