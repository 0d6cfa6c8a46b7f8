package dev.hexpay.domain.id;

/** The id of a webhook endpoint: {@code whe_} and a ULID. */
public record WebhookEndpointId(String value) {
    public WebhookEndpointId {
        IdKind.WEBHOOK_ENDPOINT.check(value);
    }

    /** Parses an id from a request; rejected with {@code webhook_not_found} when it is malformed. */
    public static WebhookEndpointId parse(String text) {
        return new WebhookEndpointId(IdKind.WEBHOOK_ENDPOINT.parse(text));
    }
}
