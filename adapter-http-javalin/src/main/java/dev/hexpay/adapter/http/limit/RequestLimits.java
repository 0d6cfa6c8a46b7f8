package dev.hexpay.adapter.http.limit;

import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of clients in the memory of this server. A request with a valid API key counts for the key, any
 * other for its address: neither a merchant behind an address that others use, nor the payers of a merchant, pay for
 * them.
 */
public final class RequestLimits {
    /** No limits: for a server that counts elsewhere. */
    public static final RequestLimits NONE = new RequestLimits(LimitSettings.WITHOUT_RATES);

    /** The header in which proxies name their clients. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String ATTRIBUTE = RequestLimits.class.getName();
    private static final String ADDRESS = ATTRIBUTE + ".address";
    private static final String SECOND_TRY = ATTRIBUTE + ".secondTry";
    private static final String API_KEY = "x-api-key";
    private static final int MAX_KEYS = 10_000;
    private static final String TOO_MANY = "There were too many requests. Wait, and send fewer of them.";
    private static final String TOO_MANY_WRONG_KEYS =
            "There were too many requests with an invalid API key from this address. Wait, and send a valid one.";

    private final ClientAddresses addresses;
    private final @Nullable Buckets keys;
    private final @Nullable Buckets strangers;
    private final @Nullable Buckets wrongKeys;
    private final @Nullable Buckets declines;
    private final @Nullable Buckets sends;
    /** The hashes of keys that were valid when they were used last. */
    private final Map<String, Boolean> knownKeys = new RecentlyUsed<>(MAX_KEYS);

    private final SecondTries secondTries = new SecondTries();
    private final RunningTests runningTests = new RunningTests();

    /** Counts with these limits. */
    public RequestLimits(LimitSettings settings) {
        this.addresses = new ClientAddresses(settings.trustedProxies());
        this.keys = buckets(settings.perKey());
        this.strangers = buckets(settings.perAddress());
        this.wrongKeys = buckets(settings.wrongKeys());
        this.declines = buckets(settings.declines());
        this.sends = buckets(settings.sendsPerInvoice());
    }

    private static @Nullable Buckets buckets(@Nullable RateLimit limit) {
        return limit == null ? null : new Buckets(limit);
    }

    /** The limits that apply to a request; none before {@link #arrive}. */
    public static RequestLimits of(Context context) {
        RequestLimits limits = context.attribute(ATTRIBUTE);
        return limits == null ? NONE : limits;
    }

    /**
     * Attaches the limits to a request that has arrived, and counts it for its address unless it has a known key. The
     * request is not refused yet: {@link #requireAllowance} does that, in the format of its route.
     */
    public void arrive(Context context) {
        context.attribute(ATTRIBUTE, this);
        context.attribute(ADDRESS, findAddress(context));
        if (strangers != null) {
            String client = client(context);
            Allowance allowance = isKnown(context.header(API_KEY)) ? strangers.look(client) : strangers.take(client);
            context.attribute(Allowance.class.getName(), allowance);
            allowance.writeTo(context::header);
        }
    }

    /**
     * Requires that the address of the request has an allowance left, unless it has a known key or a new one that is
     * sent again: for a route that then authenticates the request.
     *
     * @throws PaymentsException {@code rate_limited}
     */
    public void requireAllowanceOrKey(Context context) {
        Allowance allowance = context.attribute(Allowance.class.getName());
        if (allowance != null && !allowance.isGranted() && !isKnown(context.header(API_KEY)) && !isSecondTry(context)) {
            allowance.require(TOO_MANY);
        }
    }

    private boolean isSecondTry(Context context) {
        String secret = context.header(API_KEY);
        boolean isTaken = secret != null
                && !secret.isBlank()
                && secondTries.take(new ApiKeySecret(secret).hash().hex(), client(context));
        context.attribute(SECOND_TRY, isTaken);
        return isTaken;
    }

    /**
     * Requires that the address of the request has an allowance left: for a route that does not ask for a key.
     *
     * @throws PaymentsException {@code rate_limited}
     */
    public void requireAllowance(Context context) {
        if (strangers != null && isKnown(context.header(API_KEY))) {
            strangers.take(client(context)).require(TOO_MANY);
            return;
        }
        Allowance allowance = context.attribute(Allowance.class.getName());
        if (allowance != null) {
            allowance.require(TOO_MANY);
        }
    }

    /**
     * Authenticates a request and counts it for its key. An unknown key of an address that has sent too many wrong ones
     * is looked up only when it is sent again.
     *
     * @throws PaymentsException {@code unauthorized} or {@code rate_limited}
     */
    public Scoped<ApiKey> authenticate(Context context, AuthenticateApiKey authentication) {
        String secret = context.header(API_KEY);
        if (secret == null || secret.isBlank()) {
            return authentication.authenticate(secret);
        }
        String hash = new ApiKeySecret(secret).hash().hex();
        Scoped<ApiKey> key = isKnownHash(hash)
                ? authenticateKnown(secret, context, authentication)
                : authenticateUnknown(secret, context, authentication);
        remember(hash);
        if (keys != null) {
            Allowance allowance = keys.take(hash);
            allowance.writeTo(context::header);
            allowance.require(TOO_MANY);
        }
        return key;
    }

    private Scoped<ApiKey> authenticateKnown(String secret, Context context, AuthenticateApiKey authentication) {
        try {
            return authentication.authenticate(secret);
        } catch (PaymentsException rejection) {
            String hash = new ApiKeySecret(secret).hash().hex();
            synchronized (knownKeys) {
                knownKeys.remove(hash);
            }
            secondTries.reject(hash);
            if (wrongKeys != null) {
                wrongKeys.take(client(context));
            }
            throw rejection;
        }
    }

    /** An event is taken before the key is looked up, so that parallel requests cannot try more keys than allowed. */
    private Scoped<ApiKey> authenticateUnknown(String secret, Context context, AuthenticateApiKey authentication) {
        boolean isTaken = takeWrongKey(context);
        boolean isWrong = false;
        try {
            return authentication.authenticate(secret);
        } catch (PaymentsException rejection) {
            isWrong = rejection.code() == ErrorCode.UNAUTHORIZED;
            throw rejection;
        } finally {
            if (isWrong) {
                secondTries.reject(new ApiKeySecret(secret).hash().hex());
            } else if (isTaken && wrongKeys != null) {
                wrongKeys.restore(client(context));
            }
        }
    }

    /** Takes an event, unless there is none left and the key is looked up all the same. */
    private boolean takeWrongKey(Context context) {
        if (wrongKeys == null || Boolean.TRUE.equals(context.attribute(SECOND_TRY))) {
            return false;
        }
        Allowance allowance = wrongKeys.take(client(context));
        if (!allowance.isGranted() && !isSecondTry(context)) {
            allowance.require(TOO_MANY_WRONG_KEYS);
        }
        return allowance.isGranted();
    }

    /**
     * Counts a card that is tried on a payment page, before it is tried: parallel requests cannot try more.
     *
     * @throws PaymentsException {@code rate_limited} when too many cards of this address were declined
     */
    public void takeDecline(Context context) {
        if (declines != null) {
            declines.take(client(context)).require("Too many cards were declined. Try again later.");
        }
    }

    /** Counts a card that was declined after all, such as by the payer's bank. */
    public void countDecline(Context context) {
        if (declines != null) {
            declines.take(client(context));
        }
    }

    /** Does not count the card that was tried last: it was not declined. */
    public void restoreDecline(Context context) {
        if (declines != null) {
            declines.restore(client(context));
        }
    }

    /**
     * Sends an invoice by e-mail. It is counted before, so that parallel requests cannot send more, and not counted when it
     * fails.
     *
     * @throws PaymentsException {@code rate_limited} when the invoice was sent a moment ago
     */
    public <T> T send(Scope scope, InvoiceId invoice, Supplier<T> sending) {
        if (sends == null) {
            return sending.get();
        }
        String key = scope + " " + invoice;
        sends.take(key).require("This invoice was sent a moment ago. Send it again later.");
        boolean isSent = false;
        try {
            T sent = sending.get();
            isSent = true;
            return sent;
        } finally {
            if (!isSent) {
                sends.restore(key);
            }
        }
    }

    /**
     * Tests a webhook endpoint.
     *
     * @throws PaymentsException {@code rate_limited} when too many tests are running
     */
    public <T> T test(Scope scope, Supplier<T> test) {
        return runningTests.run(scope, test);
    }

    /** Writes the headers of an address to an answer that reaches no route. */
    public void writeTo(BiConsumer<String, String> headers, String peer, List<String> forwardedFor) {
        if (strangers != null) {
            strangers
                    .take(ClientAddresses.unit(addresses.of(peer, forwardedFor)))
                    .writeTo(headers);
        }
    }

    /** The address of the client of a request, behind trusted proxies too. */
    public String address(Context context) {
        String known = context.attribute(ADDRESS);
        return known == null ? findAddress(context) : known;
    }

    // A closed connection has no address any more.
    private String findAddress(Context context) {
        // A proxy may add a header of its own behind the one that the client has sent.
        List<String> forwardedFor = Collections.list(context.req().getHeaders(FORWARDED_FOR));
        return addresses.of(context.req().getRemoteAddr(), forwardedFor);
    }

    /** What the limits count as the client of a request: its IPv4 address, or its IPv6 network of 64 bits. */
    public String client(Context context) {
        return ClientAddresses.unit(address(context));
    }

    private boolean isKnown(@Nullable String secret) {
        return secret != null
                && !secret.isBlank()
                && isKnownHash(new ApiKeySecret(secret).hash().hex());
    }

    private boolean isKnownHash(String hash) {
        synchronized (knownKeys) {
            return knownKeys.get(hash) != null;
        }
    }

    private void remember(String hash) {
        synchronized (knownKeys) {
            knownKeys.put(hash, Boolean.TRUE);
        }
    }
}
