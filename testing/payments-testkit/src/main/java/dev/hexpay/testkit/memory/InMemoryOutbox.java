package dev.hexpay.testkit.memory;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryOutbox implements Outbox {
    private final InMemoryDatabase store;
    private final WebhookEndpoints endpoints;
    private final InMemoryTable<ScopedKey<EventId>, Row> rows;
    private long lastSequence;

    InMemoryOutbox(InMemoryDatabase store, WebhookEndpoints endpoints) {
        this.store = store;
        this.endpoints = endpoints;
        rows = store.table("event");
    }

    private record Row(EventRecord stored, boolean isDistributed) {}

    @Override
    public void append(Scope scope, Event event) {
        store.inTransaction(() -> {
            lastSequence++;
            EventRecord stored = new EventRecord(lastSequence, event, render(event.payload()));
            rows.insert(
                    new ScopedKey<>(scope, event.id()),
                    new Row(stored, endpoints.all(scope).isEmpty()));
            return stored;
        });
    }

    @Override
    public String render(EventPayload payload) {
        return EventJson.of(payload);
    }

    @Override
    public Optional<EventRecord> find(Scope scope, EventId id) {
        return rows.get(new ScopedKey<>(scope, id)).map(Row::stored);
    }

    @Override
    public List<EventRecord> findAll(Scope scope, Collection<EventId> ids) {
        return inOrder(scope).filter(event -> ids.contains(event.id())).toList();
    }

    @Override
    public Page<EventRecord> list(Scope scope, EventFilter filter, PageRequest<EventId> page) {
        long before = page.after() == null
                ? Long.MAX_VALUE
                : find(scope, page.after()).map(EventRecord::sequence).orElse(0L);
        return Page.ofLookahead(
                inOrder(scope)
                        .filter(event -> event.sequence() < before && matches(event.event(), filter))
                        .sorted(Comparator.comparing(EventRecord::sequence).reversed())
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit());
    }

    private static boolean matches(Event event, EventFilter filter) {
        return (filter.name() == null
                        || filter.name().value().equals(event.type().publishedName()))
                && (filter.subject() == null || isAbout(event.subjects(), filter.subject()))
                && isBetween(event.occurredAt(), filter.occurredAfter(), filter.occurredBefore());
    }

    private static boolean isBetween(Instant at, @Nullable Instant after, @Nullable Instant before) {
        return (after == null || at.isAfter(after)) && (before == null || at.isBefore(before));
    }

    private static boolean isAbout(EventSubjects subjects, String id) {
        return Stream.of(
                        Optional.ofNullable(subjects.payment()).map(PaymentId::value),
                        Optional.ofNullable(subjects.transaction()).map(TransactionId::value),
                        Optional.ofNullable(subjects.invoice()).map(InvoiceId::value),
                        Optional.ofNullable(subjects.customer()).map(CustomerId::value),
                        Optional.ofNullable(subjects.refund()).map(RefundId::value),
                        Optional.ofNullable(subjects.dispute()).map(DisputeId::value))
                .flatMap(Optional::stream)
                .anyMatch(id::equals);
    }

    @Override
    public List<Scoped<EventId>> undistributed(int limit) {
        return rows.rows()
                .filter(row -> !row.value().isDistributed())
                .sorted(Comparator.comparing(row -> row.value().stored().sequence()))
                .limit(limit)
                .map(row -> new Scoped<>(row.key().scope(), row.value().stored().id()))
                .toList();
    }

    /** When the first event of any scope occurred that is not distributed. */
    Optional<Instant> firstUndistributed() {
        return undistributed(1).stream()
                .flatMap(event -> find(event.scope(), event.value()).stream())
                .map(event -> event.event().occurredAt())
                .findFirst();
    }

    @Override
    public List<EventRecord> lockUndistributed(Scope scope, Collection<EventId> ids) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> !row.isDistributed() && ids.contains(row.stored().id()))
                .map(Row::stored)
                .sorted(Comparator.comparing(EventRecord::sequence))
                .toList();
    }

    @Override
    public void markDistributed(Scope scope, Collection<EventRecord> events) {
        events.forEach(event -> rows.put(new ScopedKey<>(scope, event.id()), new Row(event, true)));
    }

    @Override
    public List<EventRecord> between(Scope scope, Instant from, Instant until, int limit) {
        return inOrder(scope)
                .filter(event -> !event.event().occurredAt().isBefore(from)
                        && event.event().occurredAt().isBefore(until))
                .limit(limit)
                .toList();
    }

    @Override
    public int deleteDistributed(Instant occurredBefore, int limit) {
        return store.inTransaction(() -> {
            List<ScopedKey<EventId>> old = rows.rows()
                    .filter(row -> row.value().isDistributed()
                            && row.value().stored().event().occurredAt().isBefore(occurredBefore))
                    .sorted(Comparator.comparing(
                            row -> row.value().stored().event().occurredAt()))
                    .limit(limit)
                    .map(InMemoryTable.Row::key)
                    .toList();
            old.forEach(rows::delete);
            return old.size();
        });
    }

    private Stream<EventRecord> inOrder(Scope scope) {
        return ScopedKey.valuesOf(scope, rows).map(Row::stored).sorted(Comparator.comparing(EventRecord::sequence));
    }
}
