package dev.hexpay.violations.domain;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.application.port.out.OutPortSamples.Ledgers;
import java.io.File;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.NullMarked;

/** Samples of the domain. */
@NullMarked
public final class DomainSamples {
    @Violates("payments-domain uses only what it is granted")
    record UsesPorts(Ledgers ledgers) {}

    @Violates({"payments-domain uses only what it is granted", "the core reads no file, socket or environment"})
    record UsesLogger(Logger log) {}

    @Violates({"payments-domain uses only what it is granted", "the core reads no file, socket or environment"})
    record UsesFile(File file) {}

    @Violates({"payments-domain uses only what it is granted", "the core reads no file, socket or environment"})
    record UsesPath(Path path) {}

    @Violates({"payments-domain uses only what it is granted", "the core reads no file, socket or environment"})
    record UsesSocket(Socket socket) {}

    @Violates("the core reads no file, socket or environment")
    record ReadsEnvironment(String name) {
        @org.jspecify.annotations.Nullable
        String value() {
            return System.getenv(name);
        }
    }

    @Violates("the core reads no file, socket or environment")
    record ReadsSystemProperty(int level) {
        static ReadsSystemProperty current() {
            return new ReadsSystemProperty(Integer.getInteger("level", 0));
        }
    }

    @Violates({"the core uses neither clock nor randomness", "only the wiring uses the system clock"})
    record CallsNow(Instant at) {
        static CallsNow create() {
            return new CallsNow(Instant.now());
        }
    }

    @Violates({"the core uses neither clock nor randomness", "only the wiring uses the system clock"})
    record RefersToNow(Supplier<Instant> clock) {
        static RefersToNow create() {
            return new RefersToNow(Instant::now);
        }
    }

    @Violates({"the core uses neither clock nor randomness", "only the wiring uses the system clock"})
    record CallsClockInLambda(LongSupplier clock) {
        static CallsClockInLambda create() {
            return new CallsClockInLambda(() -> System.currentTimeMillis() / 1000);
        }
    }

    @Violates({
        "payments-domain uses only what it is granted",
        "the core uses neither clock nor randomness",
        "the core starts no threads and does not sleep"
    })
    record UsesThreadLocalRandom(int value) {
        static UsesThreadLocalRandom create() {
            return new UsesThreadLocalRandom(ThreadLocalRandom.current().nextInt(6));
        }
    }

    @Violates("the core uses no floating-point numbers")
    record HasDoubleField(double amount) {}

    @Violates("the core uses no floating-point numbers")
    record HasDoubleArgument(List<Double> amounts) {}

    @Violates("only money and its presentation use BigDecimal")
    record UsesBigDecimal(BigDecimal amount) {}

    @Violates("fields of the domain are final")
    static final class HasMutableField {
        private long amount;

        void grow() {
            amount++;
        }

        long amount() {
            return amount;
        }
    }

    /** A builder may have fields that are not final. */
    record Address(String city) {
        static final class Builder {
            private String city = "";

            Builder city(String city) {
                this.city = city;
                return this;
            }

            Address build() {
                return new Address(city);
            }
        }
    }

    @Violates("the core has no setters")
    static final class HasSetter {
        private final long[] amounts = new long[1];

        void setAmount(long amount) {
            amounts[0] = amount;
        }
    }

    @Violates("domain types are records, enums, sealed or final")
    static class IsOpenClass {}

    @Violates("domain types are records, enums, sealed or final")
    interface IsOpenInterface {}

    record HasVisitorOfNothing(Visitor visitor) {
        @Violates("domain types are records, enums, sealed or final")
        interface Visitor {}
    }

    record HasOpenTypeInside(Inside inside) {
        @Violates("domain types are records, enums, sealed or final")
        interface Inside {}
    }

    /** An enum with bodies has anonymous subclasses only. */
    enum Level {
        LOW {
            @Override
            long limit() {
                return 1;
            }
        },
        HIGH {
            @Override
            long limit() {
                return 2;
            }
        };

        abstract long limit();
    }

    /** A sealed family. */
    public sealed interface Outcome {
        /** One case. */
        record Good(URI location) implements Outcome {}

        /** The other case. */
        record Bad() implements Outcome {}

        /** Covers every case. */
        interface Visitor<R> {
            /** The result for one case. */
            R good(Good good);

            /** The result for the other case. */
            R bad(Bad bad);
        }
    }

    record Deadline(Instant at, List<String> names) {
        boolean isOver(Instant now) {
            return !now.isBefore(at);
        }

        Optional<Duration> left(Instant now) {
            return isOver(now) ? Optional.empty() : Optional.of(Duration.between(now, at));
        }

        Deadline settled() {
            return this;
        }

        Deadline setDefault(String name, Instant now) {
            return name.isEmpty() ? this : new Deadline(now, names);
        }
    }
}
