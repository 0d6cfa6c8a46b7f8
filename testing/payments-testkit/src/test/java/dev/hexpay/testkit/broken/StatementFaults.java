package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of the statements of providers. */
final class StatementFaults {
    private static final int PAGE = 100;

    /** What each provider has listed, so that it can be listed again. */
    private static final Map<Object, Statement> LAST = new ConcurrentHashMap<>();

    private static final Map<Object, Scope> SCOPES = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("lists no charges", keeping(movement -> movement.kind() != Movement.Kind.CHARGE)),
            Fault.that("lists no refunds", keeping(movement -> movement.kind() != Movement.Kind.REFUND)),
            Fault.that(
                    "lists only what has our ids",
                    keeping(movement -> movement.transaction() != null
                            && (movement.kind() == Movement.Kind.CHARGE || movement.refund() != null))),
            Fault.that("lists a second too much at the end", shifted(Duration.ZERO, Duration.ofSeconds(1))),
            Fault.that("lists a second too much at the start", shifted(Duration.ofSeconds(-1), Duration.ZERO)),
            Fault.that("lists nothing of the first second", shifted(Duration.ofSeconds(1), Duration.ZERO)),
            Fault.that("lists no ids", changing(movement -> RecordCopies.with(movement, "transaction", null))),
            Fault.that("lists no ids of refunds", changing(movement -> RecordCopies.with(movement, "refund", null))),
            Fault.that(
                    "lists other amounts",
                    changing(movement -> RecordCopies.with(movement, "amount", Builders.usd(1)))),
            Fault.that("lists refunds that failed late", call -> {
                if (!call.is(PaymentProvider.class, "statement")) {
                    return call.proceed();
                }
                Statement current = (Statement) call.proceed();
                Statement before = LAST.getOrDefault(call.port(), current);
                LAST.put(call.port(), current);
                return before;
            }),
            Fault.that("lists charges that did not succeed", call -> {
                if (call.is(PaymentProvider.class, "charge")) {
                    ChargeRequest request = call.arg(1);
                    Movement tried = new Movement(
                            Movement.Kind.CHARGE, "ch_tried", request.id(), null, request.amount(), Instant.EPOCH);
                    LAST.putIfAbsent(call.port(), new Statement(List.of(tried), false));
                    return call.proceed();
                }
                Object result = call.proceed();
                return result instanceof Statement statement
                        ? new Statement(
                                Stream.concat(
                                                statement.movements().stream(),
                                                LAST.get(call.port()).movements().stream())
                                        .toList(),
                                false)
                        : result;
            }),
            Fault.that("lists movements of every scope", call -> {
                if (call.is(PaymentProvider.class, "charge")) {
                    SCOPES.put(call.port(), call.arg(0));
                }
                return call.is(PaymentProvider.class, "statement") && SCOPES.containsKey(call.port())
                        ? call.with(0, SCOPES.get(call.port())).proceed()
                        : call.proceed();
            }),
            Fault.that(
                    "lists one page",
                    in(statement -> new Statement(
                            statement.movements().stream().limit(PAGE).toList(), statement.isTruncated()))));

    private StatementFaults() {}

    private static Sabotage in(UnaryOperator<Statement> change) {
        return Sabotage.in(PaymentProvider.class, "statement", call -> change.apply((Statement) call.proceed()));
    }

    private static Sabotage keeping(Predicate<Movement> condition) {
        return in(statement ->
                new Statement(statement.movements().stream().filter(condition).toList(), statement.isTruncated()));
    }

    private static Sabotage changing(UnaryOperator<Movement> change) {
        return in(statement ->
                new Statement(statement.movements().stream().map(change).toList(), statement.isTruncated()));
    }

    private static Sabotage shifted(Duration start, Duration end) {
        return Sabotage.in(
                PaymentProvider.class,
                "statement",
                call -> call.with(1, call.<Instant>arg(1).plus(start))
                        .with(2, call.<Instant>arg(2).plus(end))
                        .proceed());
    }
}
