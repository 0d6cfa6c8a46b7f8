package dev.hexpay.testing.stripe.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request on purpose. The effect is what the request changes; 'saved' means under its key. */
public final class Fault {
    /** The connection is closed, nothing happens. */
    public static final Fault LOST_BEFORE_EFFECT = new Fault(Kind.LOST_BEFORE_EFFECT);
    /** The effect happens and its response is saved, then the connection is closed. */
    public static final Fault LOST_AFTER_EFFECT = new Fault(Kind.LOST_AFTER_EFFECT);
    /** 500 without effect, saved. */
    public static final Fault SERVER_ERROR_BEFORE_EFFECT = new Fault(Kind.SERVER_ERROR_BEFORE_EFFECT);
    /** The effect happens, but 500 is answered and saved. */
    public static final Fault SERVER_ERROR_AFTER_EFFECT = new Fault(Kind.SERVER_ERROR_AFTER_EFFECT);
    /** 500 is answered and saved; the effect happens when the test rolls forward. */
    public static final Fault SERVER_ERROR_LATE_EFFECT = new Fault(Kind.SERVER_ERROR_LATE_EFFECT);
    /** 409 {@code idempotency_key_in_use} without effect, not saved. */
    public static final Fault KEY_IN_USE =
            rejected(StripeError.rejected(409, "idempotency_key_in_use", "Another request uses this Idempotent Key."));
    /** 429 {@code rate_limit} without effect, not saved. */
    public static final Fault RATE_LIMITED = new Fault(
            Kind.REJECTED,
            StripeError.rejected(429, "rate_limit", "Request rate limit exceeded.")
                    .response()
                    .with("Stripe-Rate-Limited-Reason", "global-rate"),
            null,
            Duration.ZERO);
    /** 429 {@code lock_timeout} without effect, not saved. */
    public static final Fault LOCK_TIMEOUT = rejected(StripeError.rejected(
            429, "lock_timeout", "This object cannot be accessed right now because another request holds it."));
    /** The effect happens, an HTML page is answered. */
    public static final Fault HTML_BODY = new Fault(Kind.HTML_BODY);
    /** The effect happens, nothing is answered below the status. */
    public static final Fault EMPTY_BODY = new Fault(Kind.EMPTY_BODY);
    /** The effect happens, the first half of the JSON is answered as if it were all. */
    public static final Fault TRUNCATED_BODY = new Fault(Kind.TRUNCATED_BODY);
    /** The effect happens, the connection is closed in the middle of the body. */
    public static final Fault BROKEN_OFF_BODY = new Fault(Kind.BROKEN_OFF_BODY);

    private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    private final Kind kind;
    private final @Nullable Response answer;
    private final @Nullable Gate gate;
    private final Duration delay;

    private enum Kind {
        LOST_BEFORE_EFFECT,
        LOST_AFTER_EFFECT,
        SERVER_ERROR_BEFORE_EFFECT,
        SERVER_ERROR_AFTER_EFFECT,
        SERVER_ERROR_LATE_EFFECT,
        REJECTED,
        HTML_BODY,
        EMPTY_BODY,
        TRUNCATED_BODY,
        BROKEN_OFF_BODY,
        WAIT_BEFORE_EFFECT,
        WAIT_AFTER_EFFECT
    }

    private Fault(Kind kind) {
        this(kind, null, null, Duration.ZERO);
    }

    private Fault(Kind kind, @Nullable Response answer, @Nullable Gate gate, Duration delay) {
        this.kind = kind;
        this.answer = answer;
        this.gate = gate;
        this.delay = delay;
    }

    /** The answer comes late, its effect too. */
    public static Fault slow(Duration delay) {
        return new Fault(Kind.WAIT_BEFORE_EFFECT, null, null, delay);
    }

    /** The request waits for the gate before its effect, at most 30 s; its key is in use. */
    public static Fault heldBeforeEffect(Gate gate) {
        return new Fault(Kind.WAIT_BEFORE_EFFECT, null, gate, Duration.ZERO);
    }

    /** The effect happens at once, the answer waits for the gate, at most 30 s; its key is in use. */
    public static Fault heldAfterEffect(Gate gate) {
        return new Fault(Kind.WAIT_AFTER_EFFECT, null, gate, Duration.ZERO);
    }

    /** A status and a body of the test's choice, without effect, not saved. */
    public static Fault answered(int status, String body) {
        return new Fault(
                Kind.REJECTED, new Response(Response.Delivery.WHOLE, status, Map.of(), body), null, Duration.ZERO);
    }

    private static Fault rejected(StripeError error) {
        return new Fault(Kind.REJECTED, error.response(), null, Duration.ZERO);
    }

    /** The response without execution; null if the request goes on. */
    @Nullable
    Response instead() {
        return kind == Kind.LOST_BEFORE_EFFECT ? Response.NONE : answer;
    }

    /** Whether the request has no effect now though it counts as executed. */
    boolean preventsEffect() {
        return kind == Kind.SERVER_ERROR_BEFORE_EFFECT || kind == Kind.SERVER_ERROR_LATE_EFFECT;
    }

    /** Whether it has its effect later. */
    boolean delaysEffect() {
        return kind == Kind.SERVER_ERROR_LATE_EFFECT;
    }

    /** Waits if the fault is to be slow before the effect. */
    void beforeEffect() {
        if (kind == Kind.WAIT_BEFORE_EFFECT) {
            await();
        }
    }

    /** Waits if the fault is to be slow after the effect. */
    void afterEffect() {
        if (kind == Kind.WAIT_AFTER_EFFECT) {
            await();
        }
    }

    /** The response that is saved. */
    Response saved(Response response) {
        return preventsEffect() || kind == Kind.SERVER_ERROR_AFTER_EFFECT
                ? StripeError.server().response()
                : response;
    }

    /** The response that is sent. */
    Response sent(Response response) {
        return switch (kind) {
            case LOST_AFTER_EFFECT -> Response.NONE;
            case HTML_BODY -> response.withBody(HTML);
            case EMPTY_BODY -> response.withBody("");
            case TRUNCATED_BODY ->
                response.withBody(response.body().substring(0, response.body().length() / 2));
            case BROKEN_OFF_BODY -> response.delivered(Response.Delivery.BROKEN_OFF);
            default -> response;
        };
    }

    private void await() {
        if (gate != null) {
            gate.hold();
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
