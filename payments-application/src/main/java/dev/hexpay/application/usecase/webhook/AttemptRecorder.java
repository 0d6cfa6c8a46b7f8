package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records what came of attempts, and ends the lease of their endpoint. */
final class AttemptRecorder {
    private static final System.Logger LOG = System.getLogger(AttemptRecorder.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final InstantSource clock;

    AttemptRecorder(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
        this.clock = out.clock();
    }

    /** A delivery as it was when its attempt began, and what came of that. */
    record Attempted(WebhookDelivery delivery, Instant startedAt, Sent sent) {
        boolean isSlow() {
            return sent.duration().compareTo(WebhookEndpoint.SLOW) > 0;
        }
    }

    /** An endpoint that a worker has leased. */
    record Lease(Scope scope, WebhookEndpointId endpoint, Instant until) {}

    /** Records the attempts, and that nothing came of deliveries whose event is deleted. */
    void record(Lease lease, List<Attempted> attempts, List<WebhookDelivery> withoutEvent) {
        Scope scope = lease.scope();
        unitOfWork.inTransaction(() -> endpoints.lock(scope, lease.endpoint()).map(endpoint -> {
            Instant now = clock.instant();
            deliveries.saveAll(
                    scope,
                    withoutEvent.stream().map(delivery -> delivery.ended(now)).toList());
            WebhookEndpoint next = attempted(scope, endpoint, attempts);
            if (!next.equals(endpoint)) {
                endpoints.save(scope, next);
            }
            // Without an attempt, what is due waits for a delivery that is due in the future of this clock.
            Instant earliest = attempts.isEmpty() && withoutEvent.isEmpty() ? now.plus(PAUSE) : now;
            endpoints.release(scope, endpoint.id(), lease.until(), nextDueAt(scope, endpoint.id(), earliest));
            return next;
        }));
    }

    private WebhookEndpoint attempted(Scope scope, WebhookEndpoint endpoint, List<Attempted> attempts) {
        Instant now = clock.instant();
        Map<EventId, WebhookDelivery> stored =
                deliveries
                        .of(
                                scope,
                                endpoint.id(),
                                attempts.stream()
                                        .map(one -> one.delivery().event())
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(WebhookDelivery::event, Function.identity()));
        WebhookEndpoint next = endpoint;
        List<WebhookDelivery> changed = new ArrayList<>();
        // They were made at the same time, so the slow ones ended last.
        List<Attempted> slowLast = attempts.stream()
                .sorted(Comparator.comparing(Attempted::isSlow))
                .toList();
        for (Attempted attempt : slowLast) {
            WebhookDelivery current = stored.get(attempt.delivery().event());
            if (current != null) {
                WebhookDelivery recorded = record(scope, current, attempt, now);
                changed.add(recorded);
                next = next.attempted(attempt.sent().result(), attempt.sent().duration(), now);
                // One that another worker has recorded as failed is not exhausted again.
                next = recorded.isFailed() && !current.isFailed() ? next.exhausted(now) : next;
            }
        }
        deliveries.saveAll(scope, changed);
        if (endpoint.isActive() && next.state() instanceof Disabled disabled) {
            LOG.log(
                    Level.WARNING,
                    "webhook endpoint {0} is disabled ({1}); its events are kept and can be replayed",
                    endpoint.id().value(),
                    disabled.reason());
        }
        return next;
    }

    /** One that was started again meanwhile, or whose lease had ended, is attempted again. */
    private WebhookDelivery record(Scope scope, WebhookDelivery current, Attempted attempt, Instant now) {
        boolean isUnchanged = current.state().equals(attempt.delivery().state());
        WebhookDelivery recorded =
                isUnchanged ? current.attempted(attempt.sent().result(), now) : current.counted();
        deliveries.log(
                scope,
                recorded.id(),
                new DeliveryAttempt(
                        recorded.attempts(),
                        attempt.startedAt(),
                        attempt.sent().duration(),
                        attempt.sent().result()));
        return recorded;
    }

    /** Not before {@code earliest}, so that an endpoint with much to send does not go before those that wait. */
    private @Nullable Instant nextDueAt(Scope scope, WebhookEndpointId id, Instant earliest) {
        Instant due = deliveries.nextDueAt(scope, id).orElse(null);
        return due != null && due.isBefore(earliest) ? earliest : due;
    }
}
