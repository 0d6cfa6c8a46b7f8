package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.DisputeId;
import java.time.Instant;

/**
 * The dispute of a transaction, which has one at most.
 *
 * @param id public id
 * @param report what the bank has reported last
 * @param createdAt time of the first report
 * @param updatedAt time of the last report that changed it
 */
public record RecordedDispute(DisputeId id, Dispute report, Instant createdAt, Instant updatedAt) {
    /** A dispute that is reported for the first time. */
    public static RecordedDispute first(DisputeId id, Dispute report, Instant now) {
        return new RecordedDispute(id, report, now, now);
    }

    /** The same dispute after another report. */
    public RecordedDispute withReport(Dispute next, Instant now) {
        return new RecordedDispute(id, next, createdAt, now);
    }
}
