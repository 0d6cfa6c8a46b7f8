package dev.hexpay.application.port.in.webhook;

import dev.hexpay.application.port.in.event.EventQueries;

/** What can be done with webhook endpoints, deliveries and events. */
public record WebhookPorts(
        CreateWebhook create,
        UpdateWebhook update,
        DeleteWebhook delete,
        RotateWebhookSecret rotateSecret,
        TestWebhook test,
        RetryDelivery retryDelivery,
        ReplayEvents replay,
        EnableWebhook enable,
        WebhookQueries queries,
        EventQueries events) {}
