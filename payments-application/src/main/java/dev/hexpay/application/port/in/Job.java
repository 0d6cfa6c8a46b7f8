package dev.hexpay.application.port.in;

/** Background work that is run repeatedly; any number of servers may run it at once. */
public interface Job {
    /**
     * Processes at most {@code limit} due items and returns how many it processed; when that equals the limit, the
     * caller runs it again soon.
     *
     * @throws IllegalStateException inside a transaction of the host, because a job commits after each item
     */
    int runOnce(int limit);
}
