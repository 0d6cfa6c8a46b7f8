package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The event log in table {@code event}, ordered by {@code sequence}. */
final class JdbiOutbox implements Outbox {
    private static final Map<IdKind, String> SUBJECT_COLUMNS = Map.of(
            IdKind.PAYMENT, "payment_id",
            IdKind.TRANSACTION, "transaction_id",
            IdKind.INVOICE, "invoice_id",
            IdKind.CUSTOMER, "customer_id",
            IdKind.REFUND, "refund_id",
            IdKind.DISPUTE, "dispute_id");

    // How far the clocks of servers may differ without an event being missed in a list of a time.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    // The last event before a time and the first one after it, by the index on the time: far cheaper than to read the
    // log.
    private static final String AFTER = "sequence > COALESCE((SELECT sequence FROM <schema>.event WHERE occurred_at < ?"
            + " ORDER BY occurred_at DESC FETCH FIRST 1 ROW ONLY), 0)";
    private static final String BEFORE =
            "sequence < COALESCE((SELECT sequence FROM <schema>.event WHERE occurred_at > ?"
                    + " ORDER BY occurred_at FETCH FIRST 1 ROW ONLY), 9223372036854775807)";

    // H2 would read all distributed events by the index on an equality.
    private static final String OLD_AND_DISTRIBUTED = "occurred_at < :time AND COALESCE(is_distributed, FALSE)";

    private static final String ENDPOINT_OF_SCOPE =
            "SELECT 1 FROM <schema>.webhook_endpoint WHERE " + ScopeColumns.CONDITION + " FETCH FIRST 1 ROW ONLY";

    private static final String UNDISTRIBUTED = "is_distributed = FALSE";

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<Scope> scopes = ScopeColumns.TYPE.mapper();
    private final ScopedTable<EventRecord> log;
    private final String insert;

    JdbiOutbox(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.log = new ScopedTable<>(unitOfWork, "event", EventRow.Stored.TYPE);
        this.insert = "INSERT INTO <schema>.event (" + ScopeColumns.TYPE.columnList() + ", "
                + EventRow.TYPE.columnList() + ", is_distributed) VALUES (" + ScopeColumns.TYPE.parameterList() + ", "
                + EventRow.TYPE.parameterList() + ", "
                + (unitOfWork.sendsTogether() ? "NOT EXISTS (" + ENDPOINT_OF_SCOPE + ")" : ":is_distributed") + ")";
    }

    @Override
    public void append(Scope scope, Event event) {
        // H2 is in this process: a query of its own costs little.
        Map<String, ?> values =
                unitOfWork.sendsTogether() ? Map.of() : Map.of("is_distributed", isWithoutEndpoint(scope));
        unitOfWork.write(new PendingWrites.Write(
                "event",
                insert,
                List.of(ScopeColumns.of(scope), EventRow.TYPE.arguments(event), PendingWrites.values(values))));
    }

    private boolean isWithoutEndpoint(Scope scope) {
        return unitOfWork.run(handle -> handle.createQuery(ENDPOINT_OF_SCOPE)
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
    }

    @Override
    public String render(EventPayload payload) {
        return Json.of(payload);
    }

    @Override
    public Optional<EventRecord> find(Scope scope, EventId id) {
        return log.find(scope, id);
    }

    @Override
    public List<EventRecord> findAll(Scope scope, Collection<EventId> ids) {
        return log.findAll(scope, "id", ids);
    }

    @Override
    public Page<EventRecord> list(Scope scope, EventFilter filter, PageRequest<EventId> page) {
        String subjectColumn = filter.subject() == null ? null : columnOf(filter.subject());
        if (filter.subject() != null && subjectColumn == null) {
            return Page.empty();
        }
        Criteria criteria = Criteria.in(scope).listedBy("sequence");
        if (subjectColumn == null) {
            criteria.orderedBy("name", nameOf(filter));
        } else {
            criteria.orderedBy(subjectColumn, filter.subject()).and("name =", nameOf(filter));
        }
        between(criteria, filter.occurredAfter(), filter.occurredBefore())
                .and("occurred_at >", filter.occurredAfter())
                .andWith(
                        "sequence < (SELECT sequence FROM <schema>.event WHERE " + ScopeColumns.CONDITION
                                + " AND id = ?)",
                        page.after());
        return log.newestFirst(criteria, page.limit());
    }

    private static @Nullable String nameOf(EventFilter filter) {
        return filter.name() == null ? null : filter.name().value();
    }

    private static @Nullable String columnOf(String subject) {
        return SUBJECT_COLUMNS.entrySet().stream()
                .filter(column -> column.getKey().matches(subject))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Criteria between(Criteria criteria, @Nullable Instant from, @Nullable Instant until) {
        return criteria.andWith(AFTER, from == null ? null : from.minus(CLOCK_SKEW))
                .andWith(BEFORE, until == null ? null : until.plus(CLOCK_SKEW))
                .and("occurred_at <", until);
    }

    @Override
    public List<Scoped<EventId>> undistributed(int limit) {
        String sql = "SELECT " + ScopeColumns.TYPE.columnList() + ", id FROM <schema>.event WHERE " + UNDISTRIBUTED
                + " ORDER BY is_distributed, sequence FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bind("limit", limit)
                .map((results, context) ->
                        new Scoped<>(scopes.map(results, context), new EventId(results.getString("id"))))
                .list());
    }

    @Override
    public List<EventRecord> lockUndistributed(Scope scope, Collection<EventId> ids) {
        return log.lockAll(Criteria.in(scope).and(UNDISTRIBUTED), ids, "sequence");
    }

    @Override
    public void markDistributed(Scope scope, Collection<EventRecord> events) {
        log.executeEach(
                Scoped.all(scope, events),
                "UPDATE <schema>.event SET is_distributed = TRUE" + ScopedTable.BY_ID,
                Map.of());
    }

    @Override
    public List<EventRecord> between(Scope scope, Instant from, Instant until, int limit) {
        Criteria criteria = Criteria.in(scope).listedBy("sequence");
        return log.oldestFirst(between(criteria, from, until).and("occurred_at >=", from), limit);
    }

    @Override
    public int deleteDistributed(Instant occurredBefore, int limit) {
        return log.executeForFirst(
                OLD_AND_DISTRIBUTED,
                "occurred_at",
                occurredBefore,
                limit,
                "DELETE FROM <schema>.event" + ScopedTable.BY_ID);
    }
}
