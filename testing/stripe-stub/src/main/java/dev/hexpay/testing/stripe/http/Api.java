package dev.hexpay.testing.stripe.http;

import com.stripe.Stripe;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The way of a request: fault, key, version, endpoint, idempotency key, parameters, execution. */
final class Api {
    private static final int KEY_LENGTH = 255;

    private final List<Endpoint> endpoints;
    private final Map<String, Mode> secretKeys;
    private final InstantSource clock;
    private final Object lock;
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
    private final AtomicLong requestIds = new AtomicLong();

    /** Executes one request at a time under the lock. */
    Api(List<Endpoint> endpoints, Map<String, Mode> secretKeys, InstantSource clock, Object lock) {
        this.endpoints = endpoints;
        this.secretKeys = secretKeys;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * A request before it is understood.
     *
     * @param method GET or POST
     * @param path without query
     * @param parameters the parsed query or form
     * @param authorization the header with the secret key
     * @param headers those that matter besides
     */
    record Request(
            String method,
            String path,
            Parameters parameters,
            @Nullable String authorization,
            SortedMap<String, String> headers) {
        RecordedRequest recorded() {
            return new RecordedRequest(method, path, parameters.flat(), headers);
        }
    }

    /** The response to a request, with the planned fault if there is one. */
    Response answer(Request request, @Nullable Fault fault) {
        String requestId = String.format(Locale.ROOT, "req_Stub%010d", requestIds.incrementAndGet());
        Response response;
        try {
            Response instead = fault == null ? null : fault.instead();
            response = instead == null ? execute(request, requestId, fault) : instead;
        } catch (StripeError error) {
            response = error.response();
        }
        return response.with("Request-Id", requestId).with("Stripe-Version", Stripe.API_VERSION);
    }

    private Response execute(Request request, String requestId, @Nullable Fault fault) {
        Mode mode = authenticate(request.authorization());
        String version = request.headers().get("Stripe-Version");
        // Without the header, an account has the version of its first request.
        if (version != null && !Stripe.API_VERSION.equals(version)) {
            throw StripeError.notKnownToStub("the Stripe-Version " + version + ", only " + Stripe.API_VERSION);
        }
        if (request.headers().containsKey("Stripe-Account")) {
            throw StripeError.notKnownToStub("connected accounts: the header Stripe-Account");
        }
        for (Endpoint endpoint : endpoints) {
            Matcher match = endpoint.match(request.method(), request.path());
            if (match != null) {
                String id = match.groupCount() == 0 ? null : match.group(1);
                String key = request.method().equals("GET") ? null : idempotencyKey(request.headers());
                ApiCall call = new ApiCall(mode, id, request.parameters(), new Cause(requestId, key));
                return key == null
                        ? once(endpoint, call, fault)
                        : underKey(endpoint, call, request.recorded().fingerprint(), fault);
            }
        }
        throw StripeError.notKnownToStub("the endpoint " + request.method() + " " + request.path());
    }

    private Mode authenticate(@Nullable String authorization) {
        Mode mode = secretKeys.get(apiKey(authorization));
        if (mode == null) {
            throw StripeError.unauthorized("Invalid API Key provided");
        }
        return mode;
    }

    /** The key as a bearer token, or as the user name without a password. */
    private static String apiKey(@Nullable String authorization) {
        if (authorization != null && authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length());
        } else if (authorization != null && authorization.startsWith("Basic ")) {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            return new String(decoded, StandardCharsets.UTF_8).replaceFirst(":.*", "");
        }
        throw StripeError.unauthorized("You did not provide an API key.");
    }

    private static @Nullable String idempotencyKey(Map<String, String> headers) {
        String key = headers.get("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > KEY_LENGTH)) {
            throw StripeError.invalid("Idempotency keys have 1 to " + KEY_LENGTH + " characters.", null);
        }
        return key;
    }

    private Response underKey(Endpoint endpoint, ApiCall call, String request, @Nullable Fault fault) {
        IdempotencyKeys.Id key =
                new IdempotencyKeys.Id(call.mode(), String.valueOf(call.cause().idempotencyKey()));
        Response replay = keys.replay(key, request, clock.instant());
        if (replay != null) {
            return fault == null ? replay : fault.sent(replay);
        }
        endpoint.check(call.params());
        keys.begin(key, request, String.valueOf(call.cause().requestId()), clock.instant());
        try {
            Response response = effect(endpoint, call, fault);
            keys.save(key, response);
            return fault == null ? response : fault.sent(response);
        } catch (RuntimeException e) {
            keys.release(key);
            throw e;
        }
    }

    private Response once(Endpoint endpoint, ApiCall call, @Nullable Fault fault) {
        endpoint.check(call.params());
        Response response = effect(endpoint, call, fault);
        return fault == null ? response : fault.sent(response);
    }

    /** The response that is saved: of a request that began, whatever came of it. */
    private Response effect(Endpoint endpoint, ApiCall call, @Nullable Fault fault) {
        if (fault == null) {
            return run(endpoint, call);
        }
        fault.beforeEffect();
        if (fault.delaysEffect()) {
            late.add(() -> run(endpoint, call));
        }
        Response response = fault.preventsEffect() ? Response.NONE : run(endpoint, call);
        fault.afterEffect();
        return fault.saved(response);
    }

    /** Lets the delayed effects happen, in the order of their requests. */
    void rollForward() {
        for (Runnable next = late.poll(); next != null; next = late.poll()) {
            next.run();
        }
    }

    private Response run(Endpoint endpoint, ApiCall call) {
        synchronized (lock) {
            try {
                return Response.of(200, endpoint.handler().handle(call));
            } catch (StripeError error) {
                return error.response();
            }
        }
    }
}
