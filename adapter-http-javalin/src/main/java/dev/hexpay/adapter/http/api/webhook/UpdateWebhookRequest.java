package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.adapter.http.api.bind.Patch;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint.Settings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** The request to update a webhook endpoint: null removes a value, events are replaced as a whole. */
record UpdateWebhookRequest(
        Patch<@NotNull(message = "must not be null") WebUrl> url,
        Patch<@NotNull(message = "must not be null") @Size(min = 1, max = WebhookRequest.MAX_EVENTS) List<EventName>>
                events,
        Patch<Description> description,
        Patch<LocalDate> apiVersion,
        Patch<@NotNull(message = "must not be null") Boolean> isActive) {
    Settings applyTo(Settings current) {
        return new Settings(
                url.orElse(current.url()),
                events.orElse(current.events()),
                description.over(current.description()),
                apiVersion.over(current.apiVersion()));
    }

    Activation activation() {
        return isActive.map(active -> active ? Activation.ENABLED : Activation.DISABLED)
                .orElse(Activation.UNCHANGED);
    }
}
