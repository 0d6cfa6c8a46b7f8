package dev.hexpay.adapter.http.api.error;

/** Whether a request that got an error is sent again. */
public enum Retry {
    /** The same request gets the same error, whatever changes in the request. */
    NEVER("Do not retry"),
    /** The same request, with the same {@code Idempotency-Key}, after a moment. */
    SAME_KEY("Retry with the same `Idempotency-Key`"),
    /** The same request, after as many seconds as the response says. */
    AFTER_RETRY_AFTER("Retry after `Retry-After` seconds"),
    /** Another request: this one is wrong. */
    FIX_FIRST("Fix the request first");

    private final String advice;

    Retry(String advice) {
        this.advice = advice;
    }

    /** What to do, as Markdown. */
    public String advice() {
        return advice;
    }
}
