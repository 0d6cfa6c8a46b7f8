package dev.hexpay.simulator;

import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Webhooks: the jobs that send them, the merchants who manage their endpoints, and the operator. */
final class WebhookActor {
    /** A worker ends before its lease of 30 seconds. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(25);

    private static final int MAX_ENDPOINTS = 3;
    private static final List<EventName> ALL_EVENTS = Arrays.stream(EventType.values())
            .map(type -> new EventName(type.publishedName()))
            .toList();
    private static final List<EventName> SOME_EVENTS = ALL_EVENTS.stream()
            .filter(name -> name.value().startsWith("payment_link."))
            .toList();

    private final Cluster cluster;
    private final Simulation simulation;
    private final SeededRandom random;
    private final boolean isUsed;
    private int endpoints;

    WebhookActor(Cluster cluster) {
        this.cluster = cluster;
        this.simulation = cluster.simulation();
        this.random = cluster.random();
        this.isUsed = random.chanceInThousand(300);
    }

    /** In most runs no merchant has an endpoint. */
    boolean isUsed() {
        return isUsed;
    }

    /** Each merchant starts with one or two endpoints in each mode. Some runs have workers that outlive their lease. */
    void setUp() {
        if (!isUsed) {
            return;
        }
        for (Scope scope : simulation.scopes()) {
            create(scope, ALL_EVENTS);
            if (random.chanceInThousand(400)) {
                create(scope, SOME_EVENTS);
            }
        }
        if (random.chanceInThousand(500)) {
            simulation.received().allowExpiredLeases();
        }
        if (random.chanceInThousand(60)) {
            existing()
                    .ifPresent(endpoint -> endpoint.current()
                            .ifPresent(dead ->
                                    simulation.receiver().die(dead.settings().url())));
        }
    }

    private void create(Scope scope, List<EventName> events) {
        WebUrl url = new WebUrl("https://receiver.example/" + ++endpoints);
        cluster.perform(
                "creates a webhook endpoint",
                () -> webhooks().create().create(scope, new WebhookEndpoint.Settings(url, events, null, null)));
    }

    private WebhookPorts webhooks() {
        return cluster.server().webhooks();
    }

    void distribute() {
        int limit = random.between(1, 10);
        cluster.perform(
                "distributes events",
                () -> cluster.server().jobs().distributeEvents().runOnce(limit));
    }

    void deliver() {
        work("delivers webhooks", server -> server.jobs().deliverWebhooks());
    }

    void retryFailed() {
        work("delivers failed webhooks", server -> server.jobs().retryWebhooks());
    }

    /** Each endpoint is served by a process of its own, within its lease or, in some runs, beyond it. */
    private void work(String name, Function<InPorts, Job> job) {
        int times = random.between(1, 3);
        for (int i = 0; i < times; i++) {
            perform(name, () -> job.apply(cluster.server()).runOnce(1));
        }
    }

    private void perform(String name, Runnable sending) {
        cluster.perform(
                name,
                simulation.received().mayOutliveLease() ? sending : () -> simulation.within(LONGEST_WORK, sending));
    }

    /** Distributes and sends all that is due. */
    void deliverAll() {
        cluster.perform(
                "distributes events",
                () -> cluster.server().jobs().distributeEvents().runOnce(BackgroundJobs.ALL));
        cluster.perform(
                "delivers webhooks",
                () -> cluster.server().jobs().deliverWebhooks().runOnce(BackgroundJobs.ALL));
        cluster.perform(
                "delivers failed webhooks",
                () -> cluster.server().jobs().retryWebhooks().runOnce(BackgroundJobs.ALL));
    }

    /** A merchant or the operator does something with a random endpoint. */
    void manage() {
        @Nullable TrackedEndpoint endpoint = existing().orElse(null);
        if (endpoint == null) {
            create(random.oneOf(simulation.scopes()), ALL_EVENTS);
            return;
        }
        Scope scope = endpoint.scope();
        WebhookEndpointId id = endpoint.id();
        int ticket = random.between(1, 100);
        if (ticket <= 40) {
            setActivation(endpoint);
        } else if (ticket <= 56) {
            replay(scope, id);
        } else if (ticket <= 76) {
            cluster.perform(
                    "rotates the secret of " + id,
                    () -> webhooks().rotateSecret().rotate(scope, id));
        } else if (ticket <= 90) {
            simulation
                    .received()
                    .during(
                            id,
                            () -> perform("tests " + id, () -> webhooks().test().test(scope, id)));
        } else if (ticket <= 94) {
            cluster.perform("deletes " + id, () -> webhooks().delete().delete(scope, id));
        } else {
            createAnother(scope);
        }
    }

    /** An endpoint that is not deleted. */
    private Optional<TrackedEndpoint> existing() {
        List<TrackedEndpoint> existing = simulation.webhooks().endpoints().stream()
                .filter(endpoint -> endpoint.current().isPresent())
                .toList();
        return existing.isEmpty() ? Optional.empty() : Optional.of(random.oneOf(existing));
    }

    private void createAnother(Scope scope) {
        long existing = simulation.webhooks().endpoints().stream()
                .filter(endpoint -> endpoint.scope().equals(scope))
                .filter(endpoint -> endpoint.current().isPresent())
                .count();
        if (existing < MAX_ENDPOINTS) {
            create(scope, random.oneOf(List.of(ALL_EVENTS, SOME_EVENTS)));
        }
    }

    private void setActivation(TrackedEndpoint endpoint) {
        WebhookEndpointId id = endpoint.id();
        if (!endpoint.isActive() && random.chanceInThousand(500)) {
            cluster.perform(
                    "the operator enables " + id, () -> webhooks().enable().enable(id));
            return;
        }
        Activation activation = endpoint.isActive() ? Activation.DISABLED : Activation.ENABLED;
        cluster.perform(
                "sets " + id + " " + activation,
                () -> webhooks().update().update(endpoint.scope(), id, settings -> settings, activation));
    }

    /** A merchant sends an event again, often the one that is being sent. */
    void retryDelivery() {
        Optional<Scoped<WebhookDelivery>> chosen =
                random.chanceInThousand(700) ? simulation.received().lastSent() : randomDelivery();
        chosen.ifPresent(delivery -> cluster.perform(
                "retries " + delivery.value().event() + " to "
                        + delivery.value().endpoint(),
                () -> webhooks()
                        .retryDelivery()
                        .retry(
                                delivery.scope(),
                                delivery.value().endpoint(),
                                delivery.value().id())));
    }

    private Optional<Scoped<WebhookDelivery>> randomDelivery() {
        return existing().flatMap(endpoint -> {
            List<WebhookDelivery> deliveries = simulation
                    .store()
                    .webhookDeliveries()
                    .list(endpoint.scope(), endpoint.id(), DeliveryFilter.ALL, PageRequest.first(100))
                    .items();
            return deliveries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Scoped<>(endpoint.scope(), random.oneOf(deliveries)));
        });
    }

    private void replay(Scope scope, WebhookEndpointId endpoint) {
        Instant from = simulation.clock().instant().minusSeconds(random.between(1, 24 * 3600));
        Instant to = from.plusSeconds(random.between(1, 24 * 3600));
        cluster.perform(
                "replays events to " + endpoint, () -> webhooks().replay().replay(scope, endpoint, from, to));
    }
}
