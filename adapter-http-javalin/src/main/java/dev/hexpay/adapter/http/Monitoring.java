package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.health.Readiness;

/**
 * Who watches a server, and what a server says to those who watch it.
 *
 * @param observer hears of each request
 * @param readiness whether the server should get requests
 */
public record Monitoring(RequestObserver observer, Readiness readiness) {
    /** No observer; ready at any time. */
    public static final Monitoring NONE = new Monitoring(RequestObserver.NONE, Readiness.ALWAYS);
}
