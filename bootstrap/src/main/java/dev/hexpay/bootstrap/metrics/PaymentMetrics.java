package dev.hexpay.bootstrap.metrics;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.text.WireName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the payments that enter a status, when their unit of work has committed. */
final class PaymentMetrics {
    private final Map<Entered, Counter> counters = new HashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // Each server of a process counts for itself.
    private final ThreadLocal<@Nullable List<Entered>> uncommitted = new ThreadLocal<>();

    PaymentMetrics(MeterRegistry registry) {
        // All of them from the start: what appears with its first payment looks as if it had not changed.
        for (PaymentStatus status : PaymentStatus.values()) {
            for (PaymentKind kind : PaymentKind.values()) {
                for (Mode mode : Mode.values()) {
                    counters.put(new Entered(status, kind, mode), counter(registry, status, kind, mode));
                }
            }
        }
    }

    private static Counter counter(MeterRegistry registry, PaymentStatus status, PaymentKind kind, Mode mode) {
        return Counter.builder("hexpay.payments")
                .description("Payments that entered a status")
                .tag("status", WireName.of(status))
                .tag("kind", WireName.of(kind))
                .tag("mode", WireName.of(mode))
                .register(registry);
    }

    private record Entered(PaymentStatus status, PaymentKind kind, Mode mode) {}

    /** The same payments, counted. */
    Payments of(Payments payments) {
        return new CountedPayments(payments, this);
    }

    /** The same unit of work, with which the counts are kept or dropped. */
    UnitOfWork of(UnitOfWork unitOfWork) {
        return new CountedUnitOfWork(unitOfWork, this);
    }

    private void enter(Scope scope, Payment payment) {
        Entered entered = new Entered(payment.status(), payment.kind(), scope.mode());
        List<Entered> open = uncommitted.get();
        if (open == null) {
            count(entered);
        } else {
            open.add(entered);
        }
    }

    private void count(Entered entered) {
        Counter counter = counters.get(entered);
        if (counter != null) {
            counter.increment();
        }
    }

    private <T> T inTransaction(UnitOfWork unitOfWork, Supplier<T> work) {
        if (uncommitted.get() != null) {
            return unitOfWork.inTransaction(work);
        }
        List<Entered> entered = new ArrayList<>();
        uncommitted.set(entered);
        try {
            T result = unitOfWork.inTransaction(() -> {
                // What an earlier run has entered is rolled back.
                entered.clear();
                return work.get();
            });
            entered.forEach(this::count);
            return result;
        } finally {
            uncommitted.remove();
        }
    }

    private record CountedUnitOfWork(UnitOfWork unitOfWork, PaymentMetrics metrics) implements UnitOfWork {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return metrics.inTransaction(unitOfWork, work);
        }

        @Override
        public boolean isOpen() {
            return unitOfWork.isOpen();
        }

        @Override
        public boolean isInHostTransaction() {
            return unitOfWork.isInHostTransaction();
        }
    }

    /** A payment is only saved when it enters a status. */
    private record CountedPayments(Payments payments, PaymentMetrics metrics) implements Payments {
        @Override
        public void insert(Scope scope, Payment payment, @Nullable ApiKeyId createdBy) {
            payments.insert(scope, payment, createdBy);
            metrics.enter(scope, payment);
        }

        @Override
        public Payment save(Scope scope, Payment payment) {
            Payment saved = payments.save(scope, payment);
            metrics.enter(scope, payment);
            return saved;
        }

        @Override
        public void markOpened(Scope scope, PaymentId id, Instant openedAt) {
            payments.markOpened(scope, id, openedAt);
        }

        @Override
        public Optional<Trace> trace(Scope scope, PaymentId id) {
            return payments.trace(scope, id);
        }

        @Override
        public Optional<Payment> find(Scope scope, PaymentId id) {
            return payments.find(scope, id);
        }

        @Override
        public Optional<Payment> lock(Scope scope, PaymentId id) {
            return payments.lock(scope, id);
        }

        @Override
        public Optional<Scoped<Payment>> findByToken(LinkToken token) {
            return payments.findByToken(token);
        }

        @Override
        public Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page) {
            return payments.list(scope, filter, page);
        }
    }
}
