package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the event log of a merchant with what the endpoint of this merchant has accepted. */
final class WebhookCheck {
    private static final int ALL = 100;
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final Store store;
    private final WebhookReceiver receiver;

    WebhookCheck(Store store, WebhookReceiver receiver) {
        this.store = store;
        this.receiver = receiver;
    }

    /**
     * Fails unless exactly the events of the log have arrived, no more often than a crash or a lost response explains, and,
     * unless the endpoint failed to receive one, those about one object in their order.
     */
    void check(CrashCase crash, Scope scope) {
        List<EventRecord> log = store.outbox().between(scope, Instant.EPOCH, END, ALL);
        List<String> arrivals = receiver.accepted(scope);
        checkDeliveries(scope, log);
        if (!crash.fault().isLost()) {
            assertThat(firstByObject(log, arrivals))
                    .as("events that arrived, by object")
                    .isEqualTo(byObject(log));
        }
        assertThat(arrivals.stream().distinct())
                .as("events that arrived")
                .containsExactlyInAnyOrderElementsOf(
                        log.stream().map(event -> event.id().value()).toList());
        if (!log.isEmpty()) {
            int afterwards = crash.fault().isAfterEffect() ? 2 : 1;
            assertThat(arrivals.stream().mapToInt(id -> Collections.frequency(arrivals, id)))
                    .as("how often each event arrived")
                    .contains(WebhookOperation.acceptedBefore(crash) + afterwards)
                    .allMatch(times -> times <= WebhookOperation.acceptedBefore(crash) + afterwards);
        }
    }

    private void checkDeliveries(Scope scope, List<EventRecord> log) {
        List<WebhookEndpoint> endpoints = store.webhookEndpoints().all(scope);
        assertThat(endpoints).as("endpoints").hasSize(1);
        List<WebhookDelivery> deliveries = store.webhookDeliveries()
                .list(scope, endpoints.get(0).id(), DeliveryFilter.ALL, PageRequest.first(ALL))
                .items();
        assertThat(deliveries.stream().map(WebhookDelivery::event))
                .as("events with a delivery")
                .containsExactlyInAnyOrderElementsOf(
                        log.stream().map(EventRecord::id).toList());
        assertThat(deliveries).as("deliveries").allMatch(WebhookDelivery::isSucceeded);
    }

    private static Map<String, List<String>> byObject(List<EventRecord> log) {
        Map<String, List<String>> byObject = new LinkedHashMap<>();
        log.forEach(event -> byObject.computeIfAbsent(objectOf(event), unused -> new ArrayList<>())
                .add(event.id().value()));
        return byObject;
    }

    /** The events of the log in the order in which each arrived first. */
    private static Map<String, List<String>> firstByObject(List<EventRecord> log, List<String> arrivals) {
        Map<String, EventRecord> byId = new LinkedHashMap<>();
        log.forEach(event -> byId.put(event.id().value(), event));
        return byObject(arrivals.stream()
                .distinct()
                .filter(byId::containsKey)
                .map(byId::get)
                .toList());
    }

    /** An event without an order key is alone. */
    private static String objectOf(EventRecord event) {
        String key = event.ref().position().orderKey();
        return key == null ? event.id().value() : key;
    }
}
