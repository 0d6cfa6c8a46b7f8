package dev.hexpay.application.policy;

import java.time.Duration;

/**
 * How many cards payers may have declined before they must pause. It stops those who try stolen card numbers on payment
 * pages. The declines are counted in the database, so on all servers together.
 *
 * @param perLink declines of one payment link within the window, 1 to 100
 * @param perEmail declines of one e-mail address of a payer within the window, 1 to 100
 * @param window the time after which a decline no longer counts
 */
public record DeclineLimits(int perLink, int perEmail, Duration window) {
    /** 10 declines of a link and 20 of an e-mail address in an hour. */
    public static final DeclineLimits DEFAULT = new DeclineLimits(10, 20, Duration.ofHours(1));

    /** Declines do not count. */
    public static final DeclineLimits NONE = new DeclineLimits(100, 100, Duration.ZERO);

    private static final int MAX = 100;

    public DeclineLimits {
        if (perLink < 1 || perLink > MAX || perEmail < 1 || perEmail > MAX || window.isNegative()) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX + " declines in a window");
        }
    }
}
