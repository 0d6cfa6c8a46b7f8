package dev.hexpay.adapter.http.api.webhook;

import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint.Settings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request to create a webhook endpoint. */
record WebhookRequest(
        @NotNull WebUrl url,
        @NotNull @Size(min = 1, max = MAX_EVENTS) List<EventName> events,
        @Nullable Description description,
        @Nullable LocalDate apiVersion) {
    /** As many as there are published names. */
    static final int MAX_EVENTS = 56;

    Settings toSettings() {
        return new Settings(url, events, description, apiVersion);
    }
}
