package dev.hexpay.testing.stripe.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** An answer that is not 200. */
public final class StripeError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final transient JsonObject error;

    private StripeError(int status, JsonObject error) {
        super(error.get("message").getAsString());
        this.status = status;
        this.error = error;
    }

    /** A status with the members of {@code error}. */
    public static StripeError of(int status, JsonObject error) {
        return new StripeError(status, error);
    }

    /** 400 without a code, about a parameter. */
    public static StripeError invalid(String message, @Nullable String param) {
        return of(
                400,
                withParam(
                        Json.of("message", message).and("type", INVALID_REQUEST).json(), param));
    }

    /** 400 with a code, about a parameter. */
    public static StripeError invalid(String code, String message, @Nullable String param) {
        return of(400, withParam(coded(INVALID_REQUEST, code, message), param));
    }

    /** A refusal of the whole request with a status and a code. */
    public static StripeError rejected(int status, String code, String message) {
        return of(status, coded(INVALID_REQUEST, code, message));
    }

    /** An object that a parameter names (400) or that the path names (404) does not exist. */
    public static StripeError missing(int status, String message, String param) {
        return of(status, withParam(coded(INVALID_REQUEST, "resource_missing", message), param));
    }

    /** 401. */
    public static StripeError unauthorized(String message) {
        return of(401, Json.of("message", message).and("type", INVALID_REQUEST).json());
    }

    /** 400 for a key that was used with something else. */
    public static StripeError otherRequest(String message) {
        return of(
                400,
                Json.of("message", message).and("type", "idempotency_error").json());
    }

    /** 500. */
    public static StripeError server() {
        return of(
                500,
                Json.of("message", "An unknown error occurred. It is planned by the test.")
                        .and("type", "api_error")
                        .json());
    }

    /** 404 for what Stripe may know and the stub does not: it never guesses. */
    public static StripeError notKnownToStub(String what) {
        return of(
                404,
                Json.of("message", "STRIPE STUB DOES NOT KNOW " + what)
                        .and("type", INVALID_REQUEST)
                        .json());
    }

    /** The same with another member of {@code error}. */
    public StripeError with(String member, JsonElement value) {
        JsonObject copy = error.deepCopy();
        copy.add(member, value);
        return new StripeError(status, copy);
    }

    /** The response. */
    public Response response() {
        return Response.of(status, Json.of("error", error).json());
    }

    private static JsonObject coded(String type, String code, String message) {
        return Json.of("code", code)
                .and("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
                .and("message", message)
                .and("type", type)
                .json();
    }

    private static JsonObject withParam(JsonObject error, @Nullable String param) {
        if (param != null) {
            error.addProperty("param", param);
        }
        return error;
    }
}
