package dev.hexpay.application.report;

import java.time.Duration;

/**
 * Counts of what needs a person. Each but the last is exact up to {@link #MAX}, which stands for itself and any more.
 *
 * @param unfinishedPayments payments that have been processing for longer than {@link #LONGEST_PROCESSING}
 * @param openDisputes disputes that are open
 * @param pendingRefunds refunds that were created longer than {@link #LONGEST_PROCESSING} ago and have no final result
 * @param unsentReceipts receipts that failed at least once and are not sent: those that are retried, and those that failed
 *     for good within the last {@link #FAILED_RECEIPTS}
 * @param failingEndpoints webhook endpoints whose last request failed, or that are disabled because requests failed
 * @param refusedNotifications notifications of providers that this process refused since its start, of any scope
 */
public record Attention(
        long unfinishedPayments,
        long openDisputes,
        long pendingRefunds,
        long unsentReceipts,
        long failingEndpoints,
        long refusedNotifications) {
    /** The highest count. */
    public static final int MAX = 100;

    /** How long a payment or a refund may be in process before it is counted. */
    public static final Duration LONGEST_PROCESSING = Duration.ofMinutes(5);

    /** How long a receipt is counted after it failed for good. */
    public static final Duration FAILED_RECEIPTS = Duration.ofDays(7);

    /** The same counts with that of the refused notifications, which no database knows. */
    public Attention withRefusedNotifications(long refused) {
        return new Attention(
                unfinishedPayments, openDisputes, pendingRefunds, unsentReceipts, failingEndpoints, refused);
    }
}
