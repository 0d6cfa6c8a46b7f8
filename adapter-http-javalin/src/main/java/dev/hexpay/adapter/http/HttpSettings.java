package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.docs.SiteSettings;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.domain.customer.EmailAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the HTTP server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param publicUrl the public base URL, without a trailing slash
 * @param clock the clock of the use cases
 * @param idempotencyWait how long a request waits for a running request with the same Idempotency-Key
 * @param shutdownTimeout how long a shutdown waits for requests in flight
 * @param limits what one client may use of the server
 * @param site what the first page of the server says of it
 * @param monitoring who watches the server
 */
public record HttpSettings(
        String host,
        int port,
        String publicUrl,
        InstantSource clock,
        Duration idempotencyWait,
        Duration shutdownTimeout,
        LimitSettings limits,
        SiteSettings site,
        Monitoring monitoring) {
    static final Duration IDEMPOTENCY_WAIT = Duration.ofSeconds(20);
    // Longer than idempotencyWait, shorter than the 30 s after which most supervisors kill a process.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(25);

    /** Settings with the default limits and timeouts: 20 s for idempotency, 25 s for shutdown. */
    public static HttpSettings of(String host, int port, String publicUrl, InstantSource clock) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                clock,
                IDEMPOTENCY_WAIT,
                SHUTDOWN_TIMEOUT,
                LimitSettings.DEFAULT,
                SiteSettings.NONE,
                Monitoring.NONE);
    }

    /** The same settings with other limits. */
    public HttpSettings withLimits(LimitSettings limits) {
        return new HttpSettings(
                host, port, publicUrl, clock, idempotencyWait, shutdownTimeout, limits, site, monitoring);
    }

    /** The same settings with others who watch the server. */
    public HttpSettings withMonitoring(Monitoring monitoring) {
        return new HttpSettings(
                host, port, publicUrl, clock, idempotencyWait, shutdownTimeout, limits, site, monitoring);
    }

    /** The same settings with an address for reports of vulnerabilities. */
    public HttpSettings withContact(@Nullable EmailAddress contact) {
        return withSite(site.withContact(contact));
    }

    /** The same settings with an operator page at this path; null for none. */
    public HttpSettings withOperatorPage(@Nullable String path) {
        return withSite(site.withOperatorPage(path));
    }

    private HttpSettings withSite(SiteSettings site) {
        return new HttpSettings(
                host, port, publicUrl, clock, idempotencyWait, shutdownTimeout, limits, site, monitoring);
    }
}
