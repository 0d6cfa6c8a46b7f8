package dev.hexpay.testing.stripe.http;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived, in an order that does not depend on hash maps.
 *
 * @param method GET or POST
 * @param path without query
 * @param params of query or form, by full name
 * @param headers that matter: Authorization (without the secret), Content-Type, Idempotency-Key, Stripe-Account,
 *     Stripe-Version
 */
public record RecordedRequest(
        String method, String path, SortedMap<String, String> params, SortedMap<String, String> headers) {
    /** Copies. */
    public RecordedRequest {
        params = new TreeMap<>(params);
        headers = new TreeMap<>(headers);
    }

    /** Whether it has this method and path; a star in the path stands for one segment. */
    public boolean is(String otherMethod, String pattern) {
        return method.equals(otherMethod)
                && Pattern.matches(pattern.replace(".", "\\.").replace("*", "[^/]+"), path);
    }

    /** The idempotency key; null without one. */
    public @Nullable String idempotencyKey() {
        return headers.get("Idempotency-Key");
    }

    /** Method and path, then parameters and headers, one {@code name=value} per indented line. */
    public String text() {
        StringBuilder text = new StringBuilder(method).append(' ').append(path).append('\n');
        params.forEach((name, value) -> line(text, name, value));
        headers.forEach((name, value) -> line(text, name, value));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n');
    }

    /** What an idempotency key is used for. */
    String fingerprint() {
        return method + " " + path + " " + params;
    }
}
