package dev.hexpay.application.port.in;

/** Work that waits to be done again and again; any number of servers may do it at once. */
public interface Job {
    /**
     * Does what is due, at most {@code limit} pieces of it, and returns how many it took on; the caller asks again soon
     * when that is as many as it allowed.
     */
    int runOnce(int limit);
}
