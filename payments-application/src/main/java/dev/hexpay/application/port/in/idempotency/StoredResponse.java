package dev.hexpay.application.port.in.idempotency;

/**
 * A response as sent to the client, to be replayed byte for byte.
 *
 * @param status its HTTP status
 * @param body its body in UTF-8
 */
public record StoredResponse(int status, String body) {
    @Override
    public String toString() {
        return "StoredResponse[status=" + status + "]";
    }
}
