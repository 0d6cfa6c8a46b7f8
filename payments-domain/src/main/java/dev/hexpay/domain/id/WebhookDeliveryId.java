package dev.hexpay.domain.id;

/** The id of the delivery of an event to a webhook endpoint: {@code dlv_} and a ULID. */
public record WebhookDeliveryId(String value) {
    public WebhookDeliveryId {
        IdKind.WEBHOOK_DELIVERY.check(value);
    }

    /** Parses an id from a request; rejected with {@code not_found} when it is malformed. */
    public static WebhookDeliveryId parse(String text) {
        return new WebhookDeliveryId(IdKind.WEBHOOK_DELIVERY.parse(text));
    }
}
