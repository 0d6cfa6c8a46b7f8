package dev.hexpay.adapter.http.body;

import java.time.Duration;

/**
 * How long a client may take for a body: an initial time, and more for every byte that has arrived.
 *
 * @param initial the time for a body of any size
 * @param bytesPerSecond the rate at which a larger body must arrive
 */
public record BodyDeadline(Duration initial, long bytesPerSecond) {
    /** 10 s, and one more second for each 16 KiB that has arrived. */
    public static final BodyDeadline DEFAULT = new BodyDeadline(Duration.ofSeconds(10), 16 * 1024);

    private static final long MILLIS_PER_SECOND = 1000;

    /** The time from the start of the request until a body of which so much has arrived must be complete. */
    Duration after(long receivedBytes) {
        return initial.plusMillis(receivedBytes * MILLIS_PER_SECOND / bytesPerSecond);
    }
}
