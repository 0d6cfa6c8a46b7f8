package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.WebhookAttemptRow.Logged;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The deliveries in table {@code webhook_delivery}, and their attempts in {@code webhook_attempt}. */
final class JdbiWebhookDeliveries implements WebhookDeliveries {
    private static final String OF_ENDPOINT = " WHERE " + ScopeColumns.CONDITION + " AND endpoint_id = :endpoint_id";

    // An earlier pending delivery about the same object that has not failed yet goes first; only pending ones have
    // failures.
    private static final String WAITS_FOR_NONE = "NOT EXISTS (SELECT 1 FROM <schema>.webhook_delivery earlier"
            + " WHERE earlier.organization_id = :organization_id AND earlier.mode = :mode"
            + " AND earlier.endpoint_id = webhook_delivery.endpoint_id"
            + " AND earlier.order_key = webhook_delivery.order_key"
            + " AND earlier.event_sequence < webhook_delivery.event_sequence"
            + " AND earlier.failures = 0)";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<WebhookDelivery> table;
    private final ScopedTable<Logged> attempts;

    JdbiWebhookDeliveries(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "webhook_delivery", WebhookDeliveryRow.TYPE);
        this.attempts = new ScopedTable<>(unitOfWork, "webhook_attempt", WebhookAttemptRow.TYPE);
    }

    @Override
    public void insertIfAbsent(Scope scope, Collection<WebhookDelivery> deliveries) {
        table.insertAllIfAbsent(scope, deliveries);
    }

    @Override
    public void saveAll(Scope scope, Collection<WebhookDelivery> deliveries) {
        table.updateAllIfPresent(scope, deliveries);
    }

    @Override
    public Optional<WebhookDelivery> find(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        return table.find(scope, id).filter(delivery -> delivery.endpoint().equals(endpoint));
    }

    @Override
    public List<WebhookDelivery> of(Scope scope, WebhookEndpointId endpoint, Collection<EventId> events) {
        return table.findAll(Criteria.in(scope).and("endpoint_id =", endpoint), "event_id", events);
    }

    @Override
    public List<WebhookDelivery> due(Scope scope, WebhookEndpointId endpoint, Instant now, int limit) {
        return table.oldestFirst(
                Criteria.in(scope)
                        .orderedBy("endpoint_id", endpoint)
                        .listedBy("due_at DESC, event_sequence")
                        .and("due_at <=", now)
                        .and("order_key IS NULL OR failures > 0 OR " + WAITS_FOR_NONE),
                limit);
    }

    @Override
    public Optional<Instant> nextDueAt(Scope scope, WebhookEndpointId endpoint) {
        return unitOfWork.run(handle -> handle.createQuery("SELECT due_at FROM <schema>.webhook_delivery" + OF_ENDPOINT
                        + " AND due_at IS NOT NULL ORDER BY organization_id, mode, endpoint_id, due_at"
                        + " FETCH FIRST 1 ROW ONLY")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("endpoint_id", endpoint)
                .mapTo(Instant.class)
                .findOne());
    }

    @Override
    public Page<WebhookDelivery> list(
            Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest<WebhookDeliveryId> page) {
        return table.newestFirst(
                Criteria.in(scope)
                        .orderedBy("endpoint_id", endpoint)
                        .orderedBy("status", filter.status())
                        .and("event_id =", filter.event())
                        .and("id <", page.after()),
                page.limit());
    }

    @Override
    public void log(Scope scope, WebhookDeliveryId delivery, DeliveryAttempt attempt) {
        Logged logged = new Logged(delivery, attempt);
        attempts.insert(scope, logged);
        if (attempt.number() > MAX_ATTEMPTS) {
            attempts.executeEach(
                    List.of(new Scoped<>(scope, logged)),
                    "DELETE FROM <schema>.webhook_attempt WHERE " + ScopeColumns.CONDITION
                            + " AND delivery_id = :delivery_id AND number <= :number - " + MAX_ATTEMPTS,
                    Map.of());
        }
    }

    @Override
    public Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(
            Scope scope, Collection<WebhookDeliveryId> deliveries) {
        return attempts.findAll(scope, "delivery_id", deliveries).stream()
                .sorted(Comparator.comparing(logged -> logged.attempt().number()))
                .collect(Collectors.groupingBy(
                        Logged::delivery, Collectors.mapping(Logged::attempt, Collectors.toList())));
    }

    @Override
    public int deleteExcerpts(Instant attemptedBefore, int limit) {
        return attempts.executeForFirst(
                "excerpt_since < :time",
                "excerpt_since",
                attemptedBefore,
                limit,
                "UPDATE <schema>.webhook_attempt SET excerpt = NULL WHERE " + ScopeColumns.CONDITION
                        + " AND delivery_id = :delivery_id AND number = :number");
    }

    @Override
    public int deleteCreatedBefore(Instant createdBefore, int limit) {
        List<Scoped<WebhookDelivery>> old =
                table.firstInAnyScope("created_at < :time", "created_at", createdBefore, limit);
        Scoped.byScope(old).forEach(this::delete);
        return old.size();
    }

    private void delete(Scope scope, List<WebhookDelivery> old) {
        List<Scoped<WebhookDelivery>> deliveries = Scoped.all(scope, old);
        unitOfWork.inTransaction(() -> {
            table.executeEach(
                    deliveries,
                    "DELETE FROM <schema>.webhook_attempt WHERE " + ScopeColumns.CONDITION + " AND delivery_id = :id",
                    Map.of());
            table.executeEach(deliveries, "DELETE FROM <schema>.webhook_delivery" + ScopedTable.BY_ID, Map.of());
            return scope;
        });
    }
}
