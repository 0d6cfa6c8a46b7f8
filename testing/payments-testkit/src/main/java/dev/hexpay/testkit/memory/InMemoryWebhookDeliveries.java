package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.DeliveryFilter.Status;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryWebhookDeliveries implements WebhookDeliveries {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<WebhookDeliveryId>, WebhookDelivery> rows;
    private final InMemoryTable<ScopedKey<WebhookDeliveryId>, List<DeliveryAttempt>> attempts;

    InMemoryWebhookDeliveries(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("webhook delivery");
        attempts = store.table("webhook attempt");
    }

    @Override
    public void insertIfAbsent(Scope scope, Collection<WebhookDelivery> deliveries) {
        store.inTransaction(() -> {
            for (WebhookDelivery delivery : deliveries) {
                if (of(scope, delivery.endpoint(), List.of(delivery.event())).isEmpty()) {
                    rows.insert(new ScopedKey<>(scope, delivery.id()), delivery);
                }
            }
            return deliveries;
        });
    }

    @Override
    public void saveAll(Scope scope, Collection<WebhookDelivery> deliveries) {
        store.inTransaction(() -> {
            for (WebhookDelivery delivery : deliveries) {
                ScopedKey<WebhookDeliveryId> key = new ScopedKey<>(scope, delivery.id());
                rows.get(key).ifPresent(found -> rows.put(key, delivery));
            }
            return deliveries;
        });
    }

    @Override
    public Optional<WebhookDelivery> find(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        return rows.get(new ScopedKey<>(scope, id))
                .filter(delivery -> delivery.endpoint().equals(endpoint));
    }

    @Override
    public List<WebhookDelivery> of(Scope scope, WebhookEndpointId endpoint, Collection<EventId> events) {
        return ofEndpoint(scope, endpoint)
                .filter(delivery -> events.contains(delivery.event()))
                .toList();
    }

    @Override
    public List<WebhookDelivery> due(Scope scope, WebhookEndpointId endpoint, Instant now, int limit) {
        List<WebhookDelivery> all = ofEndpoint(scope, endpoint).toList();
        return all.stream()
                .filter(delivery -> isDue(delivery, now) && all.stream().noneMatch(other -> waits(delivery, other)))
                .sorted(Comparator.comparing(InMemoryWebhookDeliveries::dueAt)
                        .thenComparing(delivery -> delivery.position().sequence()))
                .limit(limit)
                .toList();
    }

    private static boolean isDue(WebhookDelivery delivery, Instant now) {
        return !dueAt(delivery).isAfter(now);
    }

    private static Instant dueAt(WebhookDelivery delivery) {
        return delivery.dueAt().orElse(Instant.MAX);
    }

    private static boolean waits(WebhookDelivery delivery, WebhookDelivery earlier) {
        return isFirstAttempt(delivery)
                && isFirstAttempt(earlier)
                && delivery.position().orderKey() != null
                && delivery.position().orderKey().equals(earlier.position().orderKey())
                && earlier.position().sequence() < delivery.position().sequence();
    }

    private static boolean isFirstAttempt(WebhookDelivery delivery) {
        return delivery.state() instanceof Pending pending && pending.failures() == 0;
    }

    @Override
    public Optional<Instant> nextDueAt(Scope scope, WebhookEndpointId endpoint) {
        return ofEndpoint(scope, endpoint)
                .flatMap(delivery -> delivery.dueAt().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public Page<WebhookDelivery> list(
            Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest<WebhookDeliveryId> page) {
        return ScopedKey.newestFirst(
                ofEndpoint(scope, endpoint).filter(delivery -> matches(delivery, filter)),
                delivery -> delivery.id().value(),
                page,
                WebhookDeliveryId::value);
    }

    private static boolean matches(WebhookDelivery delivery, DeliveryFilter filter) {
        return (filter.event() == null || filter.event().equals(delivery.event()))
                && (filter.status() == null || filter.status() == statusOf(delivery));
    }

    private static Status statusOf(WebhookDelivery delivery) {
        if (delivery.isSucceeded()) {
            return Status.SUCCEEDED;
        }
        return delivery.isFailed() ? Status.FAILED : Status.PENDING;
    }

    @Override
    public void log(Scope scope, WebhookDeliveryId delivery, DeliveryAttempt attempt) {
        ScopedKey<WebhookDeliveryId> key = new ScopedKey<>(scope, delivery);
        store.inTransaction(() -> {
            List<DeliveryAttempt> all = new ArrayList<>(attempts.get(key).orElse(List.of()));
            all.add(attempt);
            all.removeIf(old -> old.number() <= attempt.number() - MAX_ATTEMPTS);
            attempts.put(key, List.copyOf(all));
            return key;
        });
    }

    @Override
    public Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(
            Scope scope, Collection<WebhookDeliveryId> deliveries) {
        Map<WebhookDeliveryId, List<DeliveryAttempt>> found = new LinkedHashMap<>();
        for (WebhookDeliveryId id : deliveries) {
            attempts.get(new ScopedKey<>(scope, id)).ifPresent(all -> found.put(id, all));
        }
        return found;
    }

    @Override
    public int deleteExcerpts(Instant attemptedBefore, int limit) {
        return store.inTransaction(() -> {
            int deleted = 0;
            for (InMemoryTable.Row<ScopedKey<WebhookDeliveryId>, List<DeliveryAttempt>> row :
                    attempts.rows().toList()) {
                List<DeliveryAttempt> kept = new ArrayList<>();
                for (DeliveryAttempt attempt : row.value()) {
                    boolean isOld = attempt.startedAt().isBefore(attemptedBefore) && hasExcerpt(attempt);
                    kept.add(isOld && deleted < limit ? withoutExcerpt(attempt) : attempt);
                    deleted += isOld && deleted < limit ? 1 : 0;
                }
                attempts.put(row.key(), List.copyOf(kept));
            }
            return deleted;
        });
    }

    private static boolean hasExcerpt(DeliveryAttempt attempt) {
        return attempt.result() instanceof Response response
                && !response.excerpt().isEmpty();
    }

    private static DeliveryAttempt withoutExcerpt(DeliveryAttempt attempt) {
        return attempt.result() instanceof Response response
                ? new DeliveryAttempt(
                        attempt.number(),
                        attempt.startedAt(),
                        attempt.duration(),
                        new Response(response.status(), response.retryAfter(), ""))
                : attempt;
    }

    @Override
    public int deleteCreatedBefore(Instant createdBefore, int limit) {
        return store.inTransaction(() -> {
            List<ScopedKey<WebhookDeliveryId>> old = rows.rows()
                    .filter(row -> row.value().createdAt().isBefore(createdBefore))
                    .sorted(Comparator.comparing(row -> row.value().createdAt()))
                    .limit(limit)
                    .map(InMemoryTable.Row::key)
                    .toList();
            old.forEach(this::delete);
            return old.size();
        });
    }

    private void delete(ScopedKey<WebhookDeliveryId> key) {
        rows.delete(key);
        attempts.delete(key);
    }

    private Stream<WebhookDelivery> ofEndpoint(Scope scope, WebhookEndpointId endpoint) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(delivery -> delivery.endpoint().equals(endpoint));
    }
}
