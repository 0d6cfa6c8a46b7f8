package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks each request that is sent to a receiver. */
final class ReceivedWebhooks {
    private static final int LEASE_SECONDS = 30;

    private final Simulation simulation;
    private final WebhookTracker tracker;
    private final Map<WebhookEndpointId, Integer> tests = new HashMap<>();
    private final Set<WebhookEndpointId> inFlight = new HashSet<>();
    private @Nullable Scoped<WebhookDelivery> lastSent;
    private boolean mayOutliveLease;

    ReceivedWebhooks(Simulation simulation) {
        this.simulation = simulation;
        this.tracker = simulation.webhooks();
    }

    /** In this run a process may work for longer than its lease. */
    void allowExpiredLeases() {
        mayOutliveLease = true;
    }

    boolean mayOutliveLease() {
        return mayOutliveLease;
    }

    /** The delivery that was sent last. */
    Optional<Scoped<WebhookDelivery>> lastSent() {
        return Optional.ofNullable(lastSent);
    }

    /** Runs a test of the endpoint, the only time at which it gets an event that is not in the log. */
    void during(WebhookEndpointId endpoint, Runnable test) {
        tests.merge(endpoint, 1, Integer::sum);
        try {
            test.run();
        } finally {
            tests.merge(endpoint, -1, Integer::sum);
        }
    }

    /** Runs what sends requests to this endpoint: no other worker sends to it meanwhile. */
    void exclusively(Request first, Runnable sending) {
        Optional<TrackedEndpoint> endpoint = tracker.endpointAt(first.url().value());
        if (endpoint.isEmpty() || isTest(endpoint.get(), eventOf(first))) {
            sending.run();
            return;
        }
        WebhookEndpointId id = endpoint.get().id();
        boolean isOnlyWorker = inFlight.add(id);
        require(isOnlyWorker || mayOutliveLease, Invariant.ENDPOINT_LEASED_ONCE, () -> "two workers send to " + id);
        try {
            sending.run();
        } finally {
            if (isOnlyWorker) {
                inFlight.remove(id);
            } else {
                simulation.trace().count("two workers send to an endpoint");
            }
        }
    }

    private boolean isTest(TrackedEndpoint endpoint, EventId event) {
        return tests.getOrDefault(endpoint.id(), 0) > 0
                && simulation.store().outbox().find(endpoint.scope(), event).isEmpty();
    }

    private static EventId eventOf(Request request) {
        return new EventId(header(request, "webhook-id"));
    }

    private static String header(Request request, String name) {
        return String.valueOf(request.headers().get(name));
    }

    /** A process sends this request. */
    void sent(Mode mode, Request request) {
        EventId id = eventOf(request);
        TrackedEndpoint endpoint = tracker.endpointAt(request.url().value())
                .filter(found -> found.scope().mode() == mode)
                .orElseThrow(() -> new InvariantViolation(
                        Invariant.WEBHOOKS_TO_SUBSCRIBERS, request.url() + " is no endpoint in " + mode));
        long start = simulation.interleaving().commitsAtStart();
        List<WebhookEndpoint> versions = endpoint.since(start);
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(header(request, "webhook-timestamp")));
        require(
                SignatureCheck.isSigned(request, signedAt, versions) && isFresh(signedAt),
                Invariant.WEBHOOKS_GENUINE,
                () -> id + " to " + endpoint + " is not signed with its secrets, or signed earlier: " + signedAt);
        if (isTest(endpoint, id)) {
            simulation.trace().count("webhook tested");
            return;
        }
        EventRecord event = recorded(endpoint, id);
        require(
                request.body().equals(event.body().of(endpoint.scope(), null))
                        && header(request, "X-Commet-Event").equals(event.ref().name()),
                Invariant.WEBHOOKS_GENUINE,
                () -> id + " is sent as " + request.body() + ", and recorded as " + event);
        require(
                versions.stream()
                        .anyMatch(version -> version.isActive()
                                && version.subscribesTo(event.ref().name())),
                Invariant.WEBHOOKS_TO_SUBSCRIBERS,
                () -> event.ref() + " is sent to " + endpoint);
        checkDue(endpoint, event, signedAt);
    }

    private boolean isFresh(Instant signedAt) {
        Instant now = simulation.clock().instant();
        return !signedAt.isAfter(now) && (mayOutliveLease || !signedAt.isBefore(now.minusSeconds(LEASE_SECONDS)));
    }

    private EventRecord recorded(TrackedEndpoint endpoint, EventId id) {
        return simulation
                .store()
                .outbox()
                .find(endpoint.scope(), id)
                .orElseThrow(() -> new InvariantViolation(
                        isElsewhere(id) ? Invariant.SCOPES_ISOLATED : Invariant.WEBHOOKS_GENUINE,
                        id + " is sent to " + endpoint + ", whose scope has not recorded it"));
    }

    private boolean isElsewhere(EventId id) {
        return simulation.scopes().stream()
                .anyMatch(scope -> simulation.store().outbox().find(scope, id).isPresent());
    }

    private void checkDue(TrackedEndpoint endpoint, EventRecord event, Instant signedAt) {
        long start = simulation.interleaving().commitsAtStart();
        Optional<TrackedDelivery> delivery = tracker.delivery(endpoint.id(), event.id());
        require(
                delivery.isPresent() && delivery.get().wasPendingSince(start),
                Invariant.WEBHOOKS_SENT_WHEN_DUE,
                () -> event.ref() + " is sent to " + endpoint + ", where it is not pending");
        delivery.ifPresent(found -> {
            require(
                    mayOutliveLease || endpoint.current().isEmpty() || isDue(found, start, signedAt),
                    Invariant.WEBHOOKS_SENT_WHEN_DUE,
                    () -> event.ref() + " is sent at " + signedAt + ", and is " + found.current());
            found.sent(start);
            lastSent = new Scoped<>(endpoint.scope(), found.current());
        });
    }

    private static boolean isDue(TrackedDelivery delivery, long start, Instant signedAt) {
        return delivery.isRestartedAfter(start)
                || (delivery.current().state() instanceof Pending pending
                        && !pending.dueAt().truncatedTo(ChronoUnit.SECONDS).isAfter(signedAt));
    }

    /** The receiver has this request. */
    void accepted(Request request) {
        simulation.trace().count("webhook accepted");
        tracker.endpointAt(request.url().value())
                .flatMap(endpoint -> tracker.delivery(endpoint.id(), eventOf(request)))
                .ifPresent(delivery -> {
                    if (delivery.timesAccepted() == 0) {
                        checkOrder(delivery);
                    }
                    delivery.accepted();
                });
    }

    /** The first arrivals about one payment are in the order of the log, as long as no attempt has failed. */
    private void checkOrder(TrackedDelivery arrived) {
        for (TrackedDelivery other : tracker.deliveries()) {
            require(
                    !other.precedes(arrived)
                            || other.timesAccepted() > 0
                            || other.hasFailed()
                            || other.isCreatedAfter(arrived),
                    Invariant.WEBHOOKS_IN_ORDER,
                    () -> arrived.current() + " arrives before " + other.current());
        }
    }
}
