package dev.hexpay.domain.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant receives events.
 *
 * @param id public id
 * @param settings what the merchant chooses
 * @param secrets with which they are signed
 * @param state whether they are sent
 * @param createdAt time of creation
 */
public record WebhookEndpoint(
        WebhookEndpointId id, Settings settings, EndpointSecrets secrets, EndpointState state, Instant createdAt) {
    /** How many endpoints a scope may have. */
    public static final int MAX_PER_SCOPE = 16;

    /** A receiver that takes longer is served apart from those that answer fast. */
    public static final Duration SLOW = Duration.ofSeconds(2);

    /** After how many events in a row that failed for good an endpoint is disabled. */
    public static final int MAX_EXHAUSTED = 3;

    /**
     * What a merchant chooses.
     *
     * @param url where events are posted
     * @param events the names of those that are sent, without duplicates; at least one
     * @param description the merchant's note; null without one
     * @param apiVersion the API version of the bodies; null for the default one
     */
    public record Settings(
            WebUrl url,
            List<EventName> events,
            @Nullable Description description,
            @Nullable LocalDate apiVersion) {
        public Settings {
            events = events.stream().distinct().toList();
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an endpoint has at least one event");
            }
        }
    }

    /** A new endpoint, which is active. */
    public static WebhookEndpoint of(
            WebhookEndpointId id, Settings settings, EncryptedSecret secret, Instant createdAt) {
        return new WebhookEndpoint(id, settings, EndpointSecrets.of(secret), new Active(0, 0), createdAt);
    }

    /** Whether events are sent to it. */
    public boolean isActive() {
        return state instanceof Active;
    }

    /** Whether the last attempt failed or was slow; such endpoints are served apart from healthy ones. */
    public boolean isFailing() {
        return state instanceof Active active && active.failures() > 0;
    }

    /** Whether it receives events of this name. */
    public boolean subscribesTo(String eventName) {
        return settings.events().stream().anyMatch(name -> name.value().equals(eventName));
    }

    /**
     * Whether an event makes a delivery for it: it subscribes to the event, existed and was active when that occurred. The
     * delivery waits while the endpoint is disabled.
     */
    public boolean receives(String eventName, Instant occurredAt) {
        return subscribesTo(eventName)
                && !occurredAt.isBefore(createdAt)
                && (!(state instanceof Disabled disabled) || occurredAt.isBefore(disabled.disabledAt()));
    }

    /** With other settings. */
    public WebhookEndpoint withSettings(Settings newSettings) {
        return new WebhookEndpoint(id, newSettings, secrets, state, createdAt);
    }

    /** With other secrets. */
    public WebhookEndpoint withSecrets(EndpointSecrets newSecrets) {
        return new WebhookEndpoint(id, settings, newSecrets, state, createdAt);
    }

    /** Sends events again, as if none had failed; an active one is not changed. */
    public WebhookEndpoint enabled() {
        return isActive() ? this : withState(new Active(0, 0));
    }

    /** Sends no events until it is enabled; a disabled one is not changed. */
    public WebhookEndpoint disabled(DisabledReason reason, Instant now) {
        return isActive() ? withState(new Disabled(reason, now)) : this;
    }

    /** Whether an attempt shows that the receiver answers well: it succeeded, and took no longer than {@link #SLOW}. */
    private static boolean isHealthy(AttemptResult result, Duration duration) {
        return WebhookDelivery.isSuccess(result) && duration.compareTo(SLOW) <= 0;
    }

    /** An attempt ended, whatever became of its delivery meanwhile; a disabled endpoint stays disabled. */
    public WebhookEndpoint attempted(AttemptResult result, Duration duration, Instant now) {
        if (!(state instanceof Active active)) {
            return this;
        } else if (isHealthy(result, duration)) {
            return active.equals(new Active(0, 0)) ? this : withState(new Active(0, 0));
        } else if (WebhookDelivery.isSuccess(result)) {
            return withState(new Active(active.failures() + 1, 0));
        } else if (WebhookDelivery.isGone(result)) {
            return disabled(DisabledReason.GONE, now);
        }
        return withState(new Active(active.failures() + 1, active.exhausted()));
    }

    /** An event has failed for good; a disabled endpoint stays disabled. */
    public WebhookEndpoint exhausted(Instant now) {
        if (!(state instanceof Active active)) {
            return this;
        }
        int exhausted = active.exhausted() + 1;
        return exhausted >= MAX_EXHAUSTED
                ? disabled(DisabledReason.EXHAUSTED, now)
                : withState(new Active(active.failures(), exhausted));
    }

    private WebhookEndpoint withState(EndpointState newState) {
        return new WebhookEndpoint(id, settings, secrets, newState, createdAt);
    }
}
