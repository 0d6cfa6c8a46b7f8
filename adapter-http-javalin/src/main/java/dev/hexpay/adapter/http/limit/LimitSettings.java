package dev.hexpay.adapter.http.limit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server. Each server counts for itself. A limit that is null is off.
 *
 * @param perKey the requests with one valid API key
 * @param perAddress the requests of one address without a valid API key: the pages, and the API for strangers
 * @param wrongKeys the requests of one address with an API key that is not valid
 * @param declines the declined cards of one address on payment pages
 * @param sendsPerInvoice the e-mails of one invoice that a merchant asks for
 * @param connectionsPerAddress the open connections of one address that is not a trusted proxy
 * @param trustedProxies the proxies whose {@code X-Forwarded-For} names the client
 */
public record LimitSettings(
        @Nullable RateLimit perKey,
        @Nullable RateLimit perAddress,
        @Nullable RateLimit wrongKeys,
        @Nullable RateLimit declines,
        @Nullable RateLimit sendsPerInvoice,
        int connectionsPerAddress,
        List<AddressRange> trustedProxies) {
    /**
     * The defaults: 10,000 requests in 10 s for a key, 3,000 in 10 s for an address without one, 100 wrong keys in a
     * minute, 30 declined cards in an hour, one e-mail of an invoice in a minute, 512 connections, no proxies.
     */
    public static final LimitSettings DEFAULT = new LimitSettings(
            new RateLimit(10_000, Duration.ofSeconds(10)),
            new RateLimit(3_000, Duration.ofSeconds(10)),
            new RateLimit(100, Duration.ofMinutes(1)),
            new RateLimit(30, Duration.ofHours(1)),
            new RateLimit(1, Duration.ofMinutes(1)),
            512,
            List.of());

    /** No limits of rates; the connections of an address stay limited. */
    public static final LimitSettings WITHOUT_RATES =
            new LimitSettings(null, null, null, null, null, DEFAULT.connectionsPerAddress, List.of());

    public LimitSettings {
        if (connectionsPerAddress < 1) {
            throw new IllegalArgumentException("an address needs a connection");
        }
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** The same limits with this number of requests for each API key. */
    public LimitSettings withPerKey(@Nullable RateLimit limit) {
        return new LimitSettings(
                limit, perAddress, wrongKeys, declines, sendsPerInvoice, connectionsPerAddress, trustedProxies);
    }

    /** The same limits with this number of requests for each address without a valid API key. */
    public LimitSettings withPerAddress(@Nullable RateLimit limit) {
        return new LimitSettings(
                perKey, limit, wrongKeys, declines, sendsPerInvoice, connectionsPerAddress, trustedProxies);
    }

    /** The same limits with this number of wrong keys for each address. */
    public LimitSettings withWrongKeys(@Nullable RateLimit limit) {
        return new LimitSettings(
                perKey, perAddress, limit, declines, sendsPerInvoice, connectionsPerAddress, trustedProxies);
    }

    /** The same limits with this number of declined cards for each address. */
    public LimitSettings withDeclines(@Nullable RateLimit limit) {
        return new LimitSettings(
                perKey, perAddress, wrongKeys, limit, sendsPerInvoice, connectionsPerAddress, trustedProxies);
    }

    /** The same limits with this number of e-mails for each invoice. */
    public LimitSettings withSendsPerInvoice(@Nullable RateLimit limit) {
        return new LimitSettings(perKey, perAddress, wrongKeys, declines, limit, connectionsPerAddress, trustedProxies);
    }

    /** The same limits with this number of connections for each address. */
    public LimitSettings withConnectionsPerAddress(int limit) {
        return new LimitSettings(perKey, perAddress, wrongKeys, declines, sendsPerInvoice, limit, trustedProxies);
    }

    /** The same limits behind these proxies. */
    public LimitSettings withTrustedProxies(List<AddressRange> proxies) {
        return new LimitSettings(
                perKey, perAddress, wrongKeys, declines, sendsPerInvoice, connectionsPerAddress, proxies);
    }
}
