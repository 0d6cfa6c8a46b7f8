package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows every endpoint and delivery from commit to commit, and checks each commit that changes them. */
final class WebhookTracker {
    private final Store store;
    private final Interleaving interleaving;
    private final Trace trace;
    private final Map<WebhookEndpointId, TrackedEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, TrackedEndpoint> byUrl = new HashMap<>();
    private final Map<Key, TrackedDelivery> deliveries = new LinkedHashMap<>();
    private final Map<WebhookDeliveryId, TrackedDelivery> byId = new HashMap<>();
    private final Set<EventId> distributed = new HashSet<>();
    private final Uncommitted uncommitted = new Uncommitted();
    private long changes;

    /** There is at most one delivery of an event to an endpoint. */
    private record Key(WebhookEndpointId endpoint, EventId event) {}

    private record Logged(WebhookDeliveryId delivery, DeliveryAttempt attempt) {}

    /** What the open unit of work has written. */
    private static final class Uncommitted {
        private final Map<WebhookEndpointId, Scope> endpoints = new LinkedHashMap<>();
        private final Map<WebhookDelivery, Scope> deliveries = new LinkedHashMap<>();
        private final List<Logged> attempts = new ArrayList<>();
        private final List<Scoped<EventId>> appended = new ArrayList<>();
        private final List<Scoped<EventRecord>> distributed = new ArrayList<>();

        void clear() {
            endpoints.clear();
            deliveries.clear();
            attempts.clear();
            appended.clear();
            distributed.clear();
        }
    }

    WebhookTracker(Store store, Interleaving interleaving, Trace trace) {
        this.store = store;
        this.interleaving = interleaving;
        this.trace = trace;
    }

    /** Wraps a port of the store to observe its writes. */
    <T> T observe(Class<T> type, T port) {
        return ObservedPorts.observe(type, port, (method, args) -> {
            switch (method) {
                case "insert", "save", "saveAll", "delete", "insertIfAbsent" ->
                    written((Scope) args.get(0), args.get(1));
                case "log" ->
                    uncommitted.attempts.add(
                            new Logged((WebhookDeliveryId) args.get(1), (DeliveryAttempt) args.get(2)));
                case "append" ->
                    uncommitted.appended.add(new Scoped<>((Scope) args.get(0), ((Event) args.get(1)).id()));
                case "markDistributed" ->
                    ((Collection<?>) args.get(1))
                            .forEach(event -> uncommitted.distributed.add(
                                    new Scoped<>((Scope) args.get(0), (EventRecord) event)));
                default -> {}
            }
        });
    }

    private void written(Scope scope, Object entity) {
        if (entity instanceof WebhookEndpoint endpoint) {
            uncommitted.endpoints.put(endpoint.id(), scope);
        } else if (entity instanceof WebhookEndpointId deleted) {
            uncommitted.endpoints.put(deleted, scope);
        } else if (entity instanceof WebhookDelivery delivery) {
            uncommitted.deliveries.put(delivery, scope);
        } else if (entity instanceof Collection<?> all) {
            all.forEach(each -> written(scope, each));
        }
    }

    /** A database transaction starts: what an earlier one wrote and did not commit is dropped. */
    void transactionStarted() {
        uncommitted.clear();
    }

    /** Checks what the last committed database transaction changed. */
    void committed() {
        long commit = interleaving.commits();
        changes += uncommitted.endpoints.size() + uncommitted.deliveries.size();
        uncommitted.deliveries.forEach((delivery, scope) -> changed(commit, scope, delivery));
        Set<TrackedEndpoint> attempted = new LinkedHashSet<>();
        for (Logged logged : uncommitted.attempts) {
            attempted(commit, logged).ifPresent(attempted::add);
        }
        uncommitted.endpoints.forEach((id, scope) -> changed(commit, scope, id));
        attempted.forEach(TrackedEndpoint::checkState);
        uncommitted.appended.stream()
                .filter(event -> hasNoEndpoint(event.scope()))
                .forEach(event -> distributed.add(event.value()));
        uncommitted.distributed.forEach(this::distributed);
        uncommitted.clear();
    }

    private void changed(long commit, Scope scope, WebhookEndpointId id) {
        TrackedEndpoint tracked = endpoints.computeIfAbsent(id, created -> new TrackedEndpoint(scope, id));
        @Nullable
        WebhookEndpoint endpoint = store.webhookEndpoints().find(scope, id).orElse(null);
        tracked.changed(commit, endpoint);
        if (endpoint != null) {
            byUrl.put(endpoint.settings().url().value(), tracked);
            trace.count("endpoint " + (endpoint.state() instanceof Disabled off ? off.reason() : "active"));
            trace.log(() -> endpoint.id() + " is " + endpoint.state());
        }
    }

    /** Tests are not deliveries of an event that was recorded; they have no place in the log. */
    private void changed(long commit, Scope scope, WebhookDelivery written) {
        if (written.position().sequence() == 0) {
            return;
        }
        Optional<WebhookDelivery> stored = store.webhookDeliveries().find(scope, written.endpoint(), written.id());
        stored.ifPresent(delivery -> {
            @Nullable TrackedDelivery known = byId.get(delivery.id());
            if (known == null) {
                TrackedDelivery inserted = new TrackedDelivery(commit, delivery);
                byId.put(delivery.id(), inserted);
                deliveries.put(new Key(delivery.endpoint(), delivery.event()), inserted);
            } else {
                known.changed(commit, delivery);
                trace.count(known.isRestartedAfter(commit - 1) ? "webhook started again" : "webhook attempted");
                trace.log(() -> delivery.event() + " to " + delivery.endpoint() + " is " + delivery.state());
            }
        });
    }

    private Optional<TrackedEndpoint> attempted(long commit, Logged logged) {
        @Nullable TrackedDelivery delivery = byId.get(logged.delivery());
        if (delivery == null) {
            return Optional.empty();
        }
        trace.count(
                WebhookDelivery.isSuccess(logged.attempt().result()) ? "webhook delivered" : "webhook attempt failed");
        int number = delivery.logged();
        require(
                logged.attempt().number() == number,
                Invariant.ATTEMPTS_LOGGED,
                () -> "attempt " + number + " of " + logged.delivery() + " is logged as " + logged.attempt());
        Optional<TrackedEndpoint> endpoint =
                Optional.ofNullable(endpoints.get(delivery.current().endpoint()));
        endpoint.ifPresent(tracked -> tracked.attempted(
                logged.attempt(),
                delivery.failedAt(commit) ? TrackedEndpoint.Outcome.EXHAUSTED : TrackedEndpoint.Outcome.OTHER));
        return endpoint;
    }

    private boolean hasNoEndpoint(Scope scope) {
        return endpoints.values().stream()
                .noneMatch(endpoint ->
                        endpoint.scope().equals(scope) && endpoint.current().isPresent());
    }

    private void distributed(Scoped<EventRecord> event) {
        EventRecord stored = event.value();
        distributed.add(stored.id());
        for (TrackedEndpoint endpoint : endpoints.values()) {
            boolean receives = endpoint.scope().equals(event.scope())
                    && endpoint.isActive()
                    && endpoint.current()
                            .filter(found -> found.subscribesTo(stored.ref().name())
                                    && !stored.event().occurredAt().isBefore(found.createdAt()))
                            .isPresent();
            require(
                    !receives || delivery(endpoint.id(), stored.id()).isPresent(),
                    Invariant.EVENTS_DISTRIBUTED,
                    () -> stored.ref() + " is distributed without a delivery to " + endpoint.id());
        }
    }

    /** Whether the event is recorded as distributed, or its scope had no endpoint when it was committed. */
    boolean isDistributed(EventId event) {
        return distributed.contains(event);
    }

    /** All endpoints that were ever committed, the oldest first. */
    Collection<TrackedEndpoint> endpoints() {
        return endpoints.values();
    }

    /** The endpoint with this URL; deleted ones keep theirs. */
    Optional<TrackedEndpoint> endpointAt(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    Collection<TrackedDelivery> deliveries() {
        return deliveries.values();
    }

    Optional<TrackedDelivery> delivery(WebhookEndpointId endpoint, EventId event) {
        return Optional.ofNullable(deliveries.get(new Key(endpoint, event)));
    }

    /** The number of committed changes. */
    long changes() {
        return changes;
    }
}
