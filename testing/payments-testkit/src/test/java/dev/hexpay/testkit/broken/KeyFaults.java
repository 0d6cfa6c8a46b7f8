package dev.hexpay.testkit.broken;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of API keys and idempotency keys. */
final class KeyFaults {
    private static final Map<Object, ApiKey> DELETED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("finds deleted API keys", KeyFaults::remembering),
            Fault.that("deletes no API key", Sabotage.in(ApiKeys.class, "delete", call -> Optional.empty())),
            Fault.that("does not mark an API key as used", Sabotage.in(ApiKeys.class, "markUsed", call -> null)),
            Fault.that(
                    "marks an API key as used in 1970",
                    Sabotage.in(
                            ApiKeys.class,
                            "markUsed",
                            call -> call.with(2, Instant.EPOCH).proceed())),
            Fault.that("fails to mark a deleted API key as used", Sabotage.in(ApiKeys.class, "markUsed", call -> {
                ApiKeys keys = (ApiKeys) call.port();
                if (keys.list(call.arg(0), PageRequest.first(100)).items().isEmpty()) {
                    throw new IllegalStateException("the key was deleted");
                }
                return call.proceed();
            })),
            Fault.that("finds an API key for any hash", Sabotage.in(ApiKeys.class, "findByHashInAnyScope", call -> {
                Optional<Scoped<ApiKey>> found = call.proceed();
                return found.isPresent() ? found : Optional.of(new Scoped<>(null, null));
            })),
            Fault.that(
                    "finds an API key by its hash in any scope",
                    Sabotage.in(
                            ApiKeys.class,
                            "findByHash",
                            call -> call.store()
                                    .apiKeys()
                                    .findByHashInAnyScope(call.arg(1))
                                    .map(Scoped::value))),
            Fault.that(
                    "marks an API key as used inside a unit of work only", outsideOfUnits(ApiKeys.class, "markUsed")),
            Fault.that("deletes an API key inside a unit of work only", outsideOfUnits(ApiKeys.class, "delete")),
            claiming("never lets an idempotency record expire", call -> call.with(2, Instant.EPOCH)),
            claiming(
                    "lets an idempotency record expire too early",
                    call -> call.with(2, call.<Instant>arg(2).plusMillis(1))),
            Fault.that("keeps the response of an expired record", Sabotage.in(IdempotencyKeys.class, "claim", call -> {
                IdempotencyRecord given = call.arg(1);
                Optional<IdempotencyRecord> old = call.store().idempotencyKeys().find(call.arg(0), given.key());
                IdempotencyRecord changed = old.map(record -> RecordCopies.with(given, "response", record.response()))
                        .orElse(given);
                return call.with(1, changed).proceed();
            })),
            Fault.that("lets a claimed key be claimed again", Sabotage.in(IdempotencyKeys.class, "claim", call -> {
                call.proceed();
                return Optional.empty();
            })),
            Fault.that(
                    "inserts no record where one is and says nothing",
                    Sabotage.swallowing(IdempotencyKeys.class, "insert", DuplicateKeyException.class)),
            Fault.that("inserts a record without its response", Sabotage.in(IdempotencyKeys.class, "insert", call -> {
                IdempotencyRecord given = call.arg(1);
                return call.with(1, RecordCopies.with(given, "response", null)).proceed();
            })),
            Fault.that(
                    "ignores the case of keys",
                    Sabotage.onWrite(
                            IdempotencyKey.class,
                            key -> new IdempotencyKey(key.value().toLowerCase(Locale.ROOT)))),
            Fault.that("finds a record for any key", Sabotage.in(IdempotencyKeys.class, "find", call -> {
                Optional<IdempotencyRecord> found = call.proceed();
                return found.isPresent()
                        ? found
                        : Optional.of(
                                new IdempotencyRecord(call.arg(1), null, null, Instant.EPOCH, Instant.EPOCH, null));
            })),
            Fault.that(
                    "accepts a response without a record", Sabotage.in(IdempotencyKeys.class, "storeResponse", call -> {
                        try {
                            return call.proceed();
                        } catch (IllegalStateException notClaimed) {
                            return null;
                        }
                    })),
            Fault.that(
                    "extends a lease that has not ended",
                    Sabotage.in(
                            IdempotencyKeys.class,
                            "extendLease",
                            call -> call.with(2, Instant.MAX).proceed())),
            Fault.that("extends no lease", Sabotage.in(IdempotencyKeys.class, "extendLease", call -> true)),
            Fault.that("never extends a lease", Sabotage.in(IdempotencyKeys.class, "extendLease", call -> false)),
            Fault.that("stores no response", Sabotage.in(IdempotencyKeys.class, "storeResponse", call -> null)),
            Fault.that(
                    "stores the status of a response only",
                    Sabotage.onWrite(
                            EncryptedResponse.class, response -> new EncryptedResponse(response.status(), ""))),
            forgetting("deletes expired records without a limit", call -> call.with(1, 1_000)),
            forgetting(
                    "deletes records at the instant of expiry",
                    call -> call.with(0, call.<Instant>arg(0).plusMillis(1))),
            Fault.that("miscounts deleted records", Sabotage.in(IdempotencyKeys.class, "deleteExpired", call -> {
                int count = call.proceed();
                return count + 1;
            })),
            Fault.that("deletes no expired record", Sabotage.in(IdempotencyKeys.class, "deleteExpired", call -> 0)));

    private KeyFaults() {}

    private interface Change {
        PortCall of(PortCall call);
    }

    private static Fault claiming(String description, Change faulty) {
        return Fault.that(
                description,
                Sabotage.in(
                        IdempotencyKeys.class, "claim", call -> faulty.of(call).proceed()));
    }

    private static Fault forgetting(String description, Change faulty) {
        return Fault.that(
                description,
                Sabotage.in(
                        IdempotencyKeys.class,
                        "deleteExpired",
                        call -> faulty.of(call).proceed()));
    }

    private static Sabotage outsideOfUnits(Class<?> port, String method) {
        return Sabotage.in(port, method, call -> {
            if (!call.store().unitOfWork().isOpen()) {
                throw new DuplicateKeyException("no unit of work");
            }
            return call.proceed();
        });
    }

    private static Object remembering(PortCall call) throws Throwable {
        if (call.is(ApiKeys.class, "delete")) {
            Optional<ApiKey> deleted = call.proceed();
            deleted.ifPresent(key -> DELETED.put(key.hash(), key));
            deleted.ifPresent(key -> DELETED.put(key.id(), key));
            return deleted.or(() -> Optional.ofNullable(DELETED.get(call.<Object>arg(1))));
        }
        Object found = call.proceed();
        if (call.is(ApiKeys.class, "findByHash") && DELETED.containsKey(call.arg(1))) {
            return Optional.of(DELETED.get(call.<Object>arg(1)));
        }
        if (call.is(ApiKeys.class, "findByHashInAnyScope") && DELETED.containsKey(call.arg(0))) {
            return Optional.of(new Scoped<>(null, DELETED.get(call.<Object>arg(0))));
        }
        return found;
    }
}
