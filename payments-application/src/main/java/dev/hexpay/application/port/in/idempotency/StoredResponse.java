package dev.hexpay.application.port.in.idempotency;

/**
 * An answer as it was written to the client, to be repeated byte for byte.
 *
 * @param status the status it had
 * @param body its body in UTF-8
 */
public record StoredResponse(int status, String body) {
    @Override
    public String toString() {
        return "StoredAnswer[status=" + status + "]";
    }
}
