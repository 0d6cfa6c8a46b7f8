package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.testkit.SequentialIds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of sources of ids and secrets. */
final class IdSourceFaults {
    private static final long LAST_MILLI = (1L << 48) - 1;
    private static final Random RANDOM = new Random(1);
    private static final Map<List<Object>, String> IDS = new ConcurrentHashMap<>();
    private static final ThreadLocal<SequentialIds> BY_THREAD = ThreadLocal.withInitial(SequentialIds::new);

    static final List<Fault> ALL = List.of(
            Fault.that(
                    "has one prefix for all ids",
                    in("next", call -> call.with(0, IdKind.PAYMENT).proceed())),
            Fault.that(
                    "has ids in lower case",
                    in("next", call -> call.<String>proceed().toLowerCase(Locale.ROOT))),
            Fault.that("has ids without a time", in("next", call -> {
                Instant random = Instant.ofEpochMilli(RANDOM.nextLong() & LAST_MILLI);
                return call.with(1, random).proceed();
            })),
            Fault.that("has ids in descending order", in("next", call -> {
                long remaining = LAST_MILLI - call.<Instant>arg(1).toEpochMilli();
                return call.with(1, Instant.ofEpochMilli(remaining)).proceed();
            })),
            Fault.that("has one id per millisecond", in("next", call -> {
                String id = call.proceed();
                return IDS.computeIfAbsent(List.copyOf(call.args()), absent -> id);
            })),
            Fault.that("counts ids in each thread", Sabotage.replacing(IdSource.class, ids -> BY_THREAD.get())),
            Fault.that("has one UUID", in("uuid", call -> new UUID(0, 0))),
            Fault.that(
                    "has secrets of 16 bytes",
                    in("secret", call -> call.with(0, 16).proceed())),
            Fault.that(
                    "has secrets of at least one byte",
                    in(
                            "secret",
                            call -> call.with(0, Math.max(1, call.<Integer>arg(0)))
                                    .proceed())),
            Fault.that("has predictable secrets", in("secret", call -> new byte[call.<Integer>arg(0)])),
            Fault.that("has secrets of one random byte", in("secret", call -> {
                byte[] secret = call.proceed();
                Arrays.fill(secret, secret.length == 0 ? 0 : secret[0]);
                return secret;
            })));

    private IdSourceFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(IdSource.class, method, faulty);
    }
}
