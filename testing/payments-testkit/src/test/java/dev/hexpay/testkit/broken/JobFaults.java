package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults of leases, notifications and stored responses. */
final class JobFaults {
    private static final Set<String> LEASES = Set.of("lease", "leaseDue");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<Object, Scoped<Transaction>> SAVED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            leasing(
                    "leases rows that are not due",
                    call -> call.with(0, call.<Instant>arg(0).plus(Duration.ofDays(1)))),
            leasing("does not extend a due time on lease", call -> call.with(1, call.arg(0))),
            leasing("leases rows for ever", call -> call.with(1, Instant.parse("2999-01-01T00:00:00Z"))),
            leasing("leases without a limit", call -> call.with(2, 1_000)),
            leasing(
                    "leases fewer rows than are due",
                    call -> call.arg(2) instanceof Integer limit ? call.with(2, limit - 1) : call),
            Fault.that("leases the last due first", call -> {
                if (!LEASES.contains(call.method().getName())) {
                    return call.proceed();
                }
                List<Object> leased = new ArrayList<>(call.<List<?>>proceed());
                Collections.reverse(leased);
                return leased;
            }),
            Fault.that("leases transactions in live mode", Sabotage.in(Transactions.class, "leaseDue", call -> {
                List<Scoped<Transaction>> leased = call.proceed();
                return leased.stream()
                        .map(scoped ->
                                new Scoped<>(new Scope(scoped.scope().organization(), Mode.LIVE), scoped.value()))
                        .toList();
            })),
            Fault.that(
                    "changes the version of a leased transaction", Sabotage.in(Transactions.class, "leaseDue", call -> {
                        List<Scoped<Transaction>> leased = call.proceed();
                        leased.forEach(scoped -> call.store().transactions().save(scoped.scope(), scoped.value()));
                        return leased;
                    })),
            Fault.that("leases settled transactions", JobFaults::remembering),
            Fault.that(
                    "finds an unfinished transaction where there is none",
                    Sabotage.in(Transactions.class, "oldestUnfinished", call -> Optional.of(Instant.EPOCH))),
            Fault.that(
                    "finds no unfinished transaction",
                    Sabotage.in(Transactions.class, "oldestUnfinished", call -> Optional.empty())),
            Fault.that(
                    "inserts a notification on every delivery",
                    Sabotage.in(ProviderNotifications.class, "insertIfAbsent", call -> {
                        Notification notification = call.arg(0);
                        return call.with(
                                        0,
                                        RecordCopies.with(
                                                notification,
                                                "eventId",
                                                notification.eventId() + COUNT.incrementAndGet()))
                                .proceed();
                    })),
            Fault.that(
                    "stores every notification under one provider",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "insertIfAbsent",
                            call -> call.with(0, RecordCopies.with(call.<Notification>arg(0), "provider", "sandbox"))
                                    .proceed())),
            Fault.that(
                    "does not mark a notification as processed",
                    Sabotage.in(ProviderNotifications.class, "markProcessed", call -> null)),
            Fault.that(
                    "stores every subject of a notification as a transaction",
                    Sabotage.in(ProviderNotifications.class, "insertIfAbsent", call -> {
                        Notification notification = call.arg(0);
                        return notification.subject() instanceof OfTransaction
                                ? call.proceed()
                                : call.with(
                                                0,
                                                RecordCopies.with(
                                                        notification,
                                                        "subject",
                                                        new OfTransaction(
                                                                Builders.aScope(), Builders.aTransactionId())))
                                        .proceed();
                    })),
            Fault.that(
                    "does not postpone a notification",
                    Sabotage.in(ProviderNotifications.class, "postpone", call -> null)),
            Fault.that(
                    "postpones a processed notification", Sabotage.in(ProviderNotifications.class, "postpone", call -> {
                        ProviderNotifications notifications = call.store().notifications();
                        notifications.deleteProcessed(Instant.MAX, 1_000);
                        notifications.insertIfAbsent(call.arg(0), call.arg(1));
                        return call.proceed();
                    })),
            Fault.that(
                    "deletes processed notifications too early",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "deleteProcessed",
                            call -> call.with(0, call.<Instant>arg(0).plusMillis(1))
                                    .proceed())),
            Fault.that(
                    "deletes processed notifications without a limit",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "deleteProcessed",
                            call -> call.with(1, 1_000).proceed())),
            Fault.that("returns the later response", Sabotage.in(IdempotencyKeys.class, "storeResponse", call -> {
                call.proceed();
                return call.arg(2);
            })),
            Fault.that(
                    "stores the later response",
                    Sabotage.in(IdempotencyKeys.class, "storeResponse", JobFaults::replacing)));

    private JobFaults() {}

    private interface Change {
        PortCall of(PortCall call);
    }

    private static Fault leasing(String description, Change faulty) {
        return Fault.that(
                description,
                call -> LEASES.contains(call.method().getName())
                        ? faulty.of(call).proceed()
                        : call.proceed());
    }

    private static Object remembering(PortCall call) throws Throwable {
        if (call.is(Transactions.class, "save")) {
            Transaction saved = call.proceed();
            SAVED.put(call.store(), new Scoped<>(call.arg(0), saved));
            return saved;
        }
        Object result = call.proceed();
        return call.is(Transactions.class, "leaseDue") && SAVED.containsKey(call.store())
                ? List.of(SAVED.get(call.store()))
                : result;
    }

    private static Object replacing(PortCall call) throws Throwable {
        EncryptedResponse first = call.proceed();
        EncryptedResponse later = call.arg(2);
        if (!first.equals(later)) {
            IdempotencyKeys keys = call.store().idempotencyKeys();
            IdempotencyRecord record = keys.find(call.arg(0), call.arg(1)).orElseThrow();
            // With this expiry the existing record is expired, so that the claim replaces it.
            keys.claim(call.arg(0), RecordCopies.with(record, "response", later), Instant.MAX);
        }
        return first;
    }
}
