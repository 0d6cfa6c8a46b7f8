package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.Transactions.Located;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
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

/** Faults of what waits to be done: unfinished attempts, notifications, and answers that are given twice. */
final class JobFaults {
    private static final Set<String> LEASES = Set.of("lease", "leaseUnfinished");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<Object, Located> SAVED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            leasing(
                    "hands out what is not due yet",
                    call -> call.with(0, call.<Instant>arg(0).plus(Duration.ofDays(1)))),
            leasing("puts nothing off", call -> call.with(1, call.arg(0))),
            leasing("puts off for ever", call -> call.with(1, Instant.parse("2999-01-01T00:00:00Z"))),
            leasing("hands out without a limit", call -> call.with(2, 1_000)),
            Fault.that("hands out the last due first", call -> {
                if (!LEASES.contains(call.method().getName())) {
                    return call.proceed();
                }
                List<Object> leased = new ArrayList<>(call.<List<?>>proceed());
                Collections.reverse(leased);
                return leased;
            }),
            Fault.that("hands out attempts as live ones", Sabotage.in(Transactions.class, "leaseUnfinished", call -> {
                List<Located> leased = call.proceed();
                return leased.stream()
                        .map(located -> new Located(
                                new Scope(located.scope().organization(), Mode.LIVE), located.transaction()))
                        .toList();
            })),
            Fault.that("takes putting off for a change", Sabotage.in(Transactions.class, "leaseUnfinished", call -> {
                List<Located> leased = call.proceed();
                leased.forEach(located -> call.store().transactions().save(located.scope(), located.transaction()));
                return leased;
            })),
            Fault.that("hands out attempts that have ended", JobFaults::remembering),
            Fault.that(
                    "finds an unfinished attempt where there is none",
                    Sabotage.in(Transactions.class, "oldestUnfinished", call -> Optional.of(Instant.EPOCH))),
            Fault.that(
                    "finds no unfinished attempt",
                    Sabotage.in(Transactions.class, "oldestUnfinished", call -> Optional.empty())),
            Fault.that(
                    "keeps a notification as often as it comes",
                    Sabotage.in(ProviderNotifications.class, "insertOnce", call -> {
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
                    "takes every notification for one provider's",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "insertOnce",
                            call -> call.with(0, RecordCopies.with(call.<Notification>arg(0), "provider", "sandbox"))
                                    .proceed())),
            Fault.that(
                    "does not note what was acted on", Sabotage.in(ProviderNotifications.class, "done", call -> null)),
            Fault.that(
                    "forgets what was acted on too early",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "deleteDone",
                            call -> call.with(0, call.<Instant>arg(0).plusMillis(1))
                                    .proceed())),
            Fault.that(
                    "forgets all that was acted on at once",
                    Sabotage.in(
                            ProviderNotifications.class,
                            "deleteDone",
                            call -> call.with(1, 1_000).proceed())),
            Fault.that("returns the later answer", Sabotage.in(IdempotencyKeys.class, "answer", call -> {
                call.proceed();
                return call.arg(2);
            })),
            Fault.that("keeps the later answer", Sabotage.in(IdempotencyKeys.class, "answer", JobFaults::replacing)));

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
            SAVED.put(call.store(), new Located(call.arg(0), saved));
            return saved;
        }
        Object result = call.proceed();
        return call.is(Transactions.class, "leaseUnfinished") && SAVED.containsKey(call.store())
                ? List.of(SAVED.get(call.store()))
                : result;
    }

    private static Object replacing(PortCall call) throws Throwable {
        EncryptedResponse kept = call.proceed();
        EncryptedResponse later = call.arg(2);
        if (!kept.equals(later)) {
            IdempotencyKeys keys = call.store().idempotencyKeys();
            IdempotencyRecord record = keys.find(call.arg(0), call.arg(1)).orElseThrow();
            // A claim of the end of time holds nothing before it, and so makes room for another.
            keys.claim(call.arg(0), RecordCopies.with(record, "answer", later), Instant.MAX);
        }
        return kept;
    }
}
