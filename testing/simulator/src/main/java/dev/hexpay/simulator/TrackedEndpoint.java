package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A webhook endpoint as of each commit, and what its attempts must make of its state. */
final class TrackedEndpoint {
    private static final int GONE = 410;

    private final Scope scope;
    private final WebhookEndpointId id;
    private final List<Version> versions = new ArrayList<>();
    private int exhausted;
    private boolean mustBeDisabled;
    private boolean isHealthy;

    /** Null once it is deleted. */
    private record Version(long commit, @Nullable WebhookEndpoint endpoint) {}

    TrackedEndpoint(Scope scope, WebhookEndpointId id) {
        this.scope = scope;
        this.id = id;
    }

    Scope scope() {
        return scope;
    }

    WebhookEndpointId id() {
        return id;
    }

    /** As of the last commit; empty once it is deleted. */
    Optional<WebhookEndpoint> current() {
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(versions.get(versions.size() - 1).endpoint());
    }

    boolean isActive() {
        return current().filter(WebhookEndpoint::isActive).isPresent();
    }

    /** As of this commit and each later one. */
    List<WebhookEndpoint> since(long commit) {
        List<WebhookEndpoint> seen = new ArrayList<>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            WebhookEndpoint endpoint = versions.get(i).endpoint();
            if (endpoint != null) {
                seen.add(endpoint);
            }
            if (versions.get(i).commit() <= commit) {
                return seen;
            }
        }
        return seen;
    }

    /** A commit changed or deleted it. */
    void changed(long commit, @Nullable WebhookEndpoint endpoint) {
        boolean wasActive = isActive();
        versions.add(new Version(commit, endpoint));
        if (!wasActive && isActive()) {
            exhausted = 0;
            mustBeDisabled = false;
        } else if (wasActive && isDisabledFor(DisabledReason.EXHAUSTED)) {
            require(
                    exhausted >= WebhookEndpoint.MAX_EXHAUSTED,
                    Invariant.ENDPOINT_STATE_MATCHES_ATTEMPTS,
                    () -> id + " is disabled after " + exhausted + " exhausted events");
        }
    }

    private boolean isDisabledFor(DisabledReason reason) {
        return current()
                .filter(endpoint -> endpoint.state() instanceof Disabled disabled && disabled.reason() == reason)
                .isPresent();
    }

    /** An attempt was recorded; the version before it is the current one. */
    void attempted(DeliveryAttempt attempt, Outcome outcome) {
        AttemptResult result = attempt.result();
        boolean isSuccess = WebhookDelivery.isSuccess(result);
        isHealthy = isSuccess && attempt.duration().compareTo(WebhookEndpoint.SLOW) <= 0;
        if (!isActive()) {
            return;
        }
        exhausted = isSuccess ? 0 : exhausted + (outcome == Outcome.EXHAUSTED ? 1 : 0);
        boolean isGone = result instanceof AttemptResult.Response response && response.status() == GONE;
        mustBeDisabled |= isGone || exhausted >= WebhookEndpoint.MAX_EXHAUSTED;
    }

    /** Whether a failed attempt was the last one of its delivery. */
    enum Outcome {
        EXHAUSTED,
        OTHER
    }

    /** Checks its state after the attempts of a commit. */
    void checkState() {
        current().filter(WebhookEndpoint::isActive).ifPresent(active -> {
            require(
                    !mustBeDisabled,
                    Invariant.ENDPOINT_STATE_MATCHES_ATTEMPTS,
                    () -> id + " is active after " + exhausted + " exhausted events, or a 410");
            require(
                    active.isFailing() != isHealthy,
                    Invariant.ENDPOINT_STATE_MATCHES_ATTEMPTS,
                    () -> id + " is served as " + active.state() + " after its last attempt");
        });
    }

    @Override
    public String toString() {
        return Objects.toString(current().orElse(null), "deleted " + id);
    }
}
