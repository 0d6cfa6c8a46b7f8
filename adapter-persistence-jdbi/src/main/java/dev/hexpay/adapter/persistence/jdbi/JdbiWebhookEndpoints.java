package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhook endpoints in table {@code webhook_endpoint}. */
final class JdbiWebhookEndpoints implements WebhookEndpoints {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<WebhookEndpoint> table;

    JdbiWebhookEndpoints(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "webhook_endpoint", WebhookEndpointRow.TYPE);
    }

    @Override
    public void insert(Scope scope, WebhookEndpoint endpoint) {
        table.insert(scope, endpoint);
    }

    @Override
    public void save(Scope scope, WebhookEndpoint endpoint) {
        table.update(scope, endpoint);
    }

    @Override
    public Optional<WebhookEndpoint> find(Scope scope, WebhookEndpointId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<WebhookEndpoint> lock(Scope scope, WebhookEndpointId id) {
        return table.lock(scope, id);
    }

    @Override
    public Optional<Scoped<WebhookEndpoint>> findInAnyScope(WebhookEndpointId id) {
        return table.findInAnyScope("id", id);
    }

    @Override
    public List<Scoped<WebhookEndpoint>> inAnyScope(@Nullable WebhookEndpointId after, int limit) {
        return table.inAnyScope(after == null ? "" : after.value(), limit);
    }

    @Override
    public void delete(Scope scope, WebhookEndpointId id) {
        table.delete(scope, id);
    }

    @Override
    public Page<WebhookEndpoint> list(Scope scope, PageRequest<WebhookEndpointId> page) {
        return table.newestFirst(Criteria.in(scope).and("id <", page.after()), page.limit());
    }

    @Override
    public List<WebhookEndpoint> all(Scope scope) {
        return table.oldestFirst(Criteria.in(scope));
    }

    @Override
    public void lockCreation(Scope scope) {
        unitOfWork.requireTransaction(
                handle -> handle.createQuery("SELECT id FROM <schema>.organization WHERE id = :id FOR UPDATE")
                        .bind("id", scope.organization())
                        .mapTo(UUID.class)
                        .findOne());
    }

    @Override
    public Optional<Scoped<WebhookEndpoint>> lease(Lane lane, Instant now, Instant leasedUntil) {
        String dueColumn = switch (lane) {
            case HEALTHY -> "healthy_due_at";
            case FAILING -> "failing_due_at";
        };
        String due = dueColumn + " <= :time AND (leased_until IS NULL OR leased_until <= :time)";
        String sql =
                "UPDATE <schema>.webhook_endpoint SET leased_until = :leased_until" + ScopedTable.BY_ID + " AND " + due;
        return new DueRows<Scoped<WebhookEndpoint>>(
                        unitOfWork,
                        limit -> table.firstInAnyScope(due, dueColumn + ", id", now, limit),
                        endpoint -> unitOfWork.run(handle -> handle.createUpdate(sql)
                                        .bindNamedArgumentFinder(ScopeColumns.of(endpoint.scope()))
                                        .bind("id", endpoint.value().id())
                                        .bind("time", now)
                                        .bind("leased_until", leasedUntil)
                                        .execute())
                                == 1)
                .lease(1).stream().flatMap(leased -> current(leased).stream()).findFirst();
    }

    /** It may have been changed after it was found to be due, and before it was leased. */
    private Optional<Scoped<WebhookEndpoint>> current(Scoped<WebhookEndpoint> leased) {
        return find(leased.scope(), leased.value().id()).map(endpoint -> new Scoped<>(leased.scope(), endpoint));
    }

    @Override
    public void wake(Scope scope, Collection<WebhookEndpointId> ids, Instant dueAt) {
        if (ids.isEmpty()) {
            return;
        }
        // Each row is written, also one that is due earlier: the write is the lock.
        unitOfWork.requireTransaction(handle -> handle.createUpdate("UPDATE <schema>.webhook_endpoint"
                        + " SET due_at = LEAST(COALESCE(due_at, :due_at), :due_at) WHERE " + ScopeColumns.CONDITION
                        + " AND id IN (<ids>)")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bindList("ids", List.copyOf(ids))
                .bind("due_at", dueAt)
                .execute());
    }

    @Override
    public void release(Scope scope, WebhookEndpointId id, Instant leasedUntil, @Nullable Instant nextDueAt) {
        unitOfWork.run(handle -> handle.createUpdate("UPDATE <schema>.webhook_endpoint"
                        + " SET due_at = :due_at, leased_until = CASE WHEN leased_until > :leased_until THEN leased_until END"
                        + ScopedTable.BY_ID)
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("id", id)
                .bind("leased_until", leasedUntil)
                .bindByType("due_at", nextDueAt, Instant.class)
                .execute());
    }
}
