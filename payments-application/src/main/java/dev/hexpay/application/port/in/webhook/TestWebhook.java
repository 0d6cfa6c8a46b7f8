package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tries a webhook endpoint out. */
public interface TestWebhook {
    /**
     * Sends a sample of the first event that the endpoint subscribes to, now and once, also to a disabled endpoint. The sample
     * is not in the event log, and names objects that do not exist.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}
     */
    Result test(Scope scope, WebhookEndpointId id);

    /**
     * What came of it.
     *
     * @param deliveredAt when the receiver accepted it; null when it did not
     */
    record Result(WebhookDeliveryId delivery, @Nullable Instant deliveredAt) {}
}
