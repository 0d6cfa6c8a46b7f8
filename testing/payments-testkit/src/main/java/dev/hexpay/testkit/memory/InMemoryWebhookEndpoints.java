package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

final class InMemoryWebhookEndpoints implements WebhookEndpoints {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<WebhookEndpointId>, Row> rows;

    InMemoryWebhookEndpoints(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("webhook endpoint");
    }

    private record Row(
            WebhookEndpoint endpoint,
            @Nullable Instant dueAt,
            @Nullable Instant leasedUntil) {
        boolean isDue(Lane lane, Instant now) {
            return endpoint.isActive()
                    && endpoint.isFailing() == (lane == Lane.FAILING)
                    && dueAt != null
                    && !dueAt.isAfter(now)
                    && (leasedUntil == null || !leasedUntil.isAfter(now));
        }

        Instant requireDueAt() {
            if (dueAt == null) {
                throw new IllegalStateException(endpoint.id() + " is not due");
            }
            return dueAt;
        }
    }

    @Override
    public void insert(Scope scope, WebhookEndpoint endpoint) {
        rows.insert(new ScopedKey<>(scope, endpoint.id()), new Row(endpoint, null, null));
    }

    @Override
    public void save(Scope scope, WebhookEndpoint endpoint) {
        if (!change(scope, endpoint.id(), row -> new Row(endpoint, row.dueAt(), row.leasedUntil()))) {
            throw new IllegalStateException("no webhook endpoint " + endpoint.id());
        }
    }

    private boolean change(Scope scope, WebhookEndpointId id, UnaryOperator<Row> change) {
        ScopedKey<WebhookEndpointId> key = new ScopedKey<>(scope, id);
        return store.inTransaction(() -> {
            Optional<Row> row = rows.get(key);
            row.ifPresent(found -> rows.put(key, change.apply(found)));
            return row.isPresent();
        });
    }

    @Override
    public Optional<WebhookEndpoint> find(Scope scope, WebhookEndpointId id) {
        return rows.get(new ScopedKey<>(scope, id)).map(Row::endpoint);
    }

    @Override
    public Optional<WebhookEndpoint> lock(Scope scope, WebhookEndpointId id) {
        return find(scope, id);
    }

    @Override
    public Optional<Scoped<WebhookEndpoint>> findInAnyScope(WebhookEndpointId id) {
        return rows.rows()
                .filter(row -> row.key().id().equals(id))
                .map(row -> new Scoped<>(row.key().scope(), row.value().endpoint()))
                .findFirst();
    }

    @Override
    public List<Scoped<WebhookEndpoint>> inAnyScope(@Nullable WebhookEndpointId after, int limit) {
        return rows.rows()
                .map(row -> new Scoped<>(row.key().scope(), row.value().endpoint()))
                .filter(row -> after == null || row.value().id().value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(row -> row.value().id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void delete(Scope scope, WebhookEndpointId id) {
        rows.delete(new ScopedKey<>(scope, id));
    }

    @Override
    public Page<WebhookEndpoint> list(Scope scope, PageRequest<WebhookEndpointId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).map(Row::endpoint),
                endpoint -> endpoint.id().value(),
                page,
                WebhookEndpointId::value);
    }

    @Override
    public List<WebhookEndpoint> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows)
                .map(Row::endpoint)
                .sorted(Comparator.comparing(endpoint -> endpoint.id().value()))
                .toList();
    }

    /** Units of work run one at a time. */
    @Override
    public void lockCreation(Scope scope) {}

    @Override
    public Optional<Scoped<WebhookEndpoint>> lease(Lane lane, Instant now, Instant leasedUntil) {
        return store.inTransaction(() -> {
            Optional<InMemoryTable.Row<ScopedKey<WebhookEndpointId>, Row>> due = rows.rows()
                    .filter(row -> row.value().isDue(lane, now))
                    .min(Comparator.comparing(row -> row.value().requireDueAt()));
            due.ifPresent(row -> rows.put(
                    row.key(), new Row(row.value().endpoint(), row.value().dueAt(), leasedUntil)));
            return due.map(row -> new Scoped<>(row.key().scope(), row.value().endpoint()));
        });
    }

    /** Since when an endpoint of any scope that is not leased is due. */
    Optional<Instant> longestDue(Instant now) {
        return rows.rows()
                .map(row -> row.value())
                .filter(row -> row.isDue(Lane.HEALTHY, now) || row.isDue(Lane.FAILING, now))
                .map(Row::requireDueAt)
                .min(Comparator.naturalOrder());
    }

    @Override
    public void wake(Scope scope, Collection<WebhookEndpointId> ids, Instant dueAt) {
        for (WebhookEndpointId id : ids) {
            change(
                    scope,
                    id,
                    row -> row.dueAt() != null && !row.dueAt().isAfter(dueAt)
                            ? row
                            : new Row(row.endpoint(), dueAt, row.leasedUntil()));
        }
    }

    @Override
    public void release(Scope scope, WebhookEndpointId id, Instant leasedUntil, @Nullable Instant nextDueAt) {
        change(scope, id, row -> {
            boolean isOfAnother = row.leasedUntil() != null && row.leasedUntil().isAfter(leasedUntil);
            return new Row(row.endpoint(), nextDueAt, isOfAnother ? row.leasedUntil() : null);
        });
    }
}
