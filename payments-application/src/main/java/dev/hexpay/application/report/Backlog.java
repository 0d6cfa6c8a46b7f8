package dev.hexpay.application.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the work of each job has been waiting, of every scope: the time of the oldest piece; null where none waits.
 *
 * @param transaction when the oldest transaction of a processing payment was started
 * @param refund when the oldest pending refund was created
 * @param receipt when the oldest receipt was queued that is neither sent nor failed for good
 * @param delivery since when a webhook endpoint that no worker has leased is due
 * @param event when the first event occurred that is not distributed
 */
public record Backlog(
        @Nullable Instant transaction,
        @Nullable Instant refund,
        @Nullable Instant receipt,
        @Nullable Instant delivery,
        @Nullable Instant event) {}
