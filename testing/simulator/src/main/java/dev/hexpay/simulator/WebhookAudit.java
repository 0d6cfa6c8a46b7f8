package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares what receivers got with the event log at the end of a run, and again after a replay of everything. */
final class WebhookAudit {
    private static final int ALL_EVENTS = 10_000;

    private final Cluster cluster;
    private final Simulation simulation;
    private final WebhookTracker tracker;
    private final WebhookActor webhooks;

    WebhookAudit(Cluster cluster, WebhookActor webhooks) {
        this.cluster = cluster;
        simulation = cluster.simulation();
        tracker = simulation.webhooks();
        this.webhooks = webhooks;
    }

    void check() {
        simulation.scopes().forEach(scope -> logOf(scope).forEach(this::checkDistributed));
        for (TrackedDelivery delivery : tracker.deliveries()) {
            tracker.endpoints().stream()
                    .filter(endpoint -> endpoint.id().equals(delivery.current().endpoint()))
                    .filter(endpoint -> endpoint.current().isPresent())
                    .forEach(endpoint -> check(endpoint, delivery));
        }
        if (cluster.random().chanceInThousand(500)) {
            replayAll();
        }
    }

    private List<EventRecord> logOf(Scope scope) {
        Instant end = simulation.clock().instant().plusSeconds(1);
        return simulation.store().outbox().between(scope, Instant.EPOCH, end, ALL_EVENTS);
    }

    private void checkDistributed(EventRecord event) {
        require(
                tracker.isDistributed(event.id()),
                Invariant.EVENTS_DISTRIBUTED,
                () -> event.ref() + " is never distributed");
    }

    private void check(TrackedEndpoint endpoint, TrackedDelivery delivery) {
        WebhookDelivery current = delivery.current();
        require(
                !delivery.isPending() || !endpoint.isActive(),
                Invariant.EVENTS_DELIVERED,
                () -> current + " is pending at an active endpoint");
        require(
                !current.isSucceeded() || delivery.timesAccepted() > 0,
                Invariant.EVENTS_DELIVERED,
                () -> current + " never arrived");
        require(
                delivery.isPending() || delivery.isSentSinceRestart(),
                Invariant.RESTART_IS_SENT,
                () -> current + " was started again, and not sent since");
        List<Integer> logged = simulation
                .store()
                .webhookDeliveries()
                .attemptsOf(endpoint.scope(), List.of(current.id()))
                .getOrDefault(current.id(), List.of())
                .stream()
                .map(DeliveryAttempt::number)
                .toList();
        require(
                logged.equals(IntStream.rangeClosed(1, current.attempts())
                                .boxed()
                                .toList())
                        && logged.size() == delivery.loggedAttempts()
                        && logged.size() <= delivery.timesSent(),
                Invariant.ATTEMPTS_LOGGED,
                () -> current + ", sent " + delivery.timesSent() + " times, has the attempts " + logged);
        simulation.trace().count(current.isFailed() ? "webhook exhausted" : "webhook not exhausted");
    }

    /** All endpoints are enabled and answer. Each gets each event that it subscribes to exactly once. */
    private void replayAll() {
        simulation.receiver().reviveAll();
        Map<TrackedDelivery, Integer> before = new HashMap<>();
        tracker.deliveries().forEach(delivery -> before.put(delivery, delivery.timesAccepted()));
        List<TrackedEndpoint> existing = tracker.endpoints().stream()
                .filter(endpoint -> endpoint.current().isPresent())
                .toList();
        Instant end = simulation.clock().instant().plusSeconds(1);
        for (TrackedEndpoint endpoint : existing) {
            cluster.perform(
                    "the operator enables " + endpoint.id(),
                    () -> cluster.server().webhooks().enable().enable(endpoint.id()));
            cluster.perform(
                    "replays everything to " + endpoint.id(),
                    () -> cluster.server()
                            .webhooks()
                            .replay()
                            .replay(endpoint.scope(), endpoint.id(), Instant.EPOCH, end));
        }
        simulation.advance(Duration.ofMinutes(2));
        webhooks.deliverAll();
        // One that was failing gets one event at a time, and the others when that has arrived.
        webhooks.deliverAll();
        existing.forEach(endpoint -> endpoint.current().ifPresent(found -> checkReplayed(endpoint, found, before)));
    }

    private void checkReplayed(
            TrackedEndpoint endpoint, WebhookEndpoint settings, Map<TrackedDelivery, Integer> before) {
        for (EventRecord event : logOf(endpoint.scope())) {
            if (settings.subscribesTo(event.ref().name())) {
                int arrived = arrivalsSince(endpoint, event.id(), before);
                require(
                        arrived == 1,
                        Invariant.REPLAY_IS_COMPLETE,
                        () -> event.ref() + " arrived " + arrived + " times at " + endpoint + " after the replay");
            }
        }
    }

    private int arrivalsSince(TrackedEndpoint endpoint, EventId event, Map<TrackedDelivery, Integer> before) {
        return tracker.delivery(endpoint.id(), event)
                .map(delivery -> delivery.timesAccepted() - before.getOrDefault(delivery, 0))
                .orElse(0);
    }
}
