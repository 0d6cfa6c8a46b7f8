package dev.hexpay.violations.application.usecase;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import dev.hexpay.violations.application.port.in.InPortSamples.SingleMethod;
import dev.hexpay.violations.application.port.out.OutPortSamples.Ledgers;
import dev.hexpay.violations.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** Samples of use cases. */
@NullMarked
public final class UseCaseSamples {
    /** May be public for Application; it closes the cycles of the ports that use it. */
    @Violates("packages are free of cycles")
    public static final class PublicHandler implements SingleMethod {
        private static final System.Logger LOG = System.getLogger("payments");

        private final Ledgers ledgers;
        private final InstantSource clock;
        private int calls;

        PublicHandler(Ledgers ledgers, InstantSource clock) {
            this.ledgers = ledgers;
            this.clock = clock;
        }

        @Override
        public String get(Scope scope, String id) {
            calls++;
            LOG.log(System.Logger.Level.DEBUG, () -> calls + " until " + clock.instant());
            return ledgers.find(scope, id);
        }
    }

    @Violates({"payments-application uses only what it is granted", "only the wiring uses adapters"})
    record UsesAdapter(PublicCard card) {}

    @Violates("payments-application uses only what it is granted")
    record UsesSql(SQLException cause) {}

    @Violates({"the core uses neither clock nor randomness", "only the wiring uses the system clock"})
    record UsesDate(Date date) {
        @SuppressWarnings("JavaUtilDate")
        static UsesDate create() {
            return new UsesDate(new Date());
        }
    }

    @Violates({"the core uses neither clock nor randomness", "only the wiring uses the system clock"})
    record UsesSystemClock(InstantSource clock) {
        static UsesSystemClock create() {
            return new UsesSystemClock(InstantSource.system());
        }
    }

    @Violates("the core uses neither clock nor randomness")
    record UsesRandomUuid(UUID id) {
        static UsesRandomUuid create() {
            return new UsesRandomUuid(UUID.randomUUID());
        }
    }

    @Violates({"payments-application uses only what it is granted", "the core uses neither clock nor randomness"})
    record UsesRandomGenerator(RandomGenerator random) {}

    @Violates("the core uses neither clock nor randomness")
    record UsesNanoTime(long nanos) {
        static UsesNanoTime create() {
            return new UsesNanoTime(System.nanoTime());
        }
    }

    @Violates("the core starts no threads and does not sleep")
    record Sleeps(long millis) {
        void run() throws InterruptedException {
            Thread.sleep(millis);
        }
    }

    @Violates("the core starts no threads and does not sleep")
    record UsesParallelStream(List<String> names) {
        long count() {
            return names.parallelStream().distinct().count();
        }
    }

    @Violates({"payments-application uses only what it is granted", "the core starts no threads and does not sleep"})
    record UsesFuture(CompletableFuture<String> future) {}

    @Violates("the core uses no floating-point numbers")
    record CallsDoubleValue(Long minor) {
        long half() {
            return Math.round(minor.doubleValue());
        }
    }
}
