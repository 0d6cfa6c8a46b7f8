package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.domain.tenant.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of API keys and of claimed keys. */
final class KeyFaults {
    private static final Map<Object, ApiKey> DELETED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("finds deleted API keys", KeyFaults::remembering),
            Fault.that("deletes no API key", Sabotage.in(ApiKeys.class, "delete", call -> Optional.empty())),
            Fault.that("does not note the use of an API key", Sabotage.in(ApiKeys.class, "touch", call -> null)),
            Fault.that(
                    "notes the use of an API key at the beginning of time",
                    Sabotage.in(
                            ApiKeys.class,
                            "touch",
                            call -> call.with(2, Instant.EPOCH).proceed())),
            Fault.that("chokes on the use of an API key that is gone", Sabotage.in(ApiKeys.class, "touch", call -> {
                ApiKeys keys = (ApiKeys) call.port();
                if (keys.list(call.arg(0), PageRequest.first(100)).items().isEmpty()) {
                    throw new IllegalStateException("the key is gone");
                }
                return call.proceed();
            })),
            Fault.that("finds any API key", Sabotage.in(ApiKeys.class, "findByHash", call -> {
                Optional<ApiKeys.Located> found = call.proceed();
                return found.isPresent() ? found : Optional.of(new ApiKeys.Located(null, null));
            })),
            Fault.that("notes the use of an API key with a unit only", outsideOfUnits(ApiKeys.class, "touch")),
            Fault.that("deletes an API key with a unit only", outsideOfUnits(ApiKeys.class, "delete")),
            claiming("never lets a claim expire", call -> call.with(2, Instant.EPOCH)),
            claiming(
                    "lets a claim expire too early",
                    call -> call.with(2, call.<Instant>arg(2).plusMillis(1))),
            Fault.that("answers with the claim that expired", Sabotage.in(IdempotencyKeys.class, "claim", call -> {
                IdempotencyRecord given = call.arg(1);
                Optional<IdempotencyRecord> old = call.store().idempotencyKeys().find(call.arg(0), given.key());
                IdempotencyRecord kept = old.map(record -> RecordCopies.with(given, "answer", record.response()))
                        .orElse(given);
                return call.with(1, kept).proceed();
            })),
            Fault.that("hands a claimed key out again", Sabotage.in(IdempotencyKeys.class, "claim", call -> {
                call.proceed();
                return Optional.empty();
            })),
            Fault.that(
                    "takes keys in any case",
                    Sabotage.onWrite(
                            IdempotencyKey.class,
                            key -> new IdempotencyKey(key.value().toLowerCase(Locale.ROOT)))),
            Fault.that("finds a claim for any key", Sabotage.in(IdempotencyKeys.class, "find", call -> {
                Optional<IdempotencyRecord> found = call.proceed();
                return found.isPresent()
                        ? found
                        : Optional.of(new IdempotencyRecord(call.arg(1), null, null, Instant.EPOCH, null));
            })),
            Fault.that("keeps an answer without a claim", Sabotage.in(IdempotencyKeys.class, "answer", call -> {
                try {
                    return call.proceed();
                } catch (IllegalStateException notClaimed) {
                    return null;
                }
            })),
            Fault.that("keeps no answer", Sabotage.in(IdempotencyKeys.class, "answer", call -> null)),
            Fault.that(
                    "keeps the status of an answer only",
                    Sabotage.onWrite(
                            EncryptedResponse.class, response -> new EncryptedResponse(response.status(), ""))),
            forgetting("forgets without a limit", call -> call.with(1, 1_000)),
            forgetting(
                    "forgets claims at the instant of expiry",
                    call -> call.with(0, call.<Instant>arg(0).plusMillis(1))),
            Fault.that("counts wrong what it forgets", Sabotage.in(IdempotencyKeys.class, "deleteExpired", call -> {
                int count = call.proceed();
                return count + 1;
            })),
            Fault.that("forgets nothing", Sabotage.in(IdempotencyKeys.class, "deleteExpired", call -> 0)));

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
        if (call.is(ApiKeys.class, "findByHash") && DELETED.containsKey(call.arg(0))) {
            return Optional.of(new ApiKeys.Located(null, DELETED.get(call.<Object>arg(0))));
        }
        return found;
    }
}
