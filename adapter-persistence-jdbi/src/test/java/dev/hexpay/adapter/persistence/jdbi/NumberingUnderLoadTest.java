package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads number the documents of two scopes, and a third of the units of work crash. */
@Timeout(300)
class NumberingUnderLoadTest {
    private static final int THREADS = 64;
    private static final int UNITS_PER_THREAD = 9;
    private static final int STEPS = 6;
    private static final long SEED = 20_260_115;

    @ParameterizedTest
    @EnumSource
    void numbers_stay_gapless_when_units_of_work_crash(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.migratedForThreads()) {
            // There are fewer connections than threads; a waiting thread does not hold a number.
            pool.setConnectionTimeout(120_000);
            Store store = JdbiStore.open(pool);
            Organization organization = anOrganization();
            store.organizations().insert(organization);
            Issuer sandbox = new Issuer(store, new Scope(organization.id(), Mode.SANDBOX));
            Issuer live = new Issuer(store, new Scope(organization.id(), Mode.LIVE));

            issueConcurrently(sandbox, live);

            int units = THREADS * UNITS_PER_THREAD;
            assertThat(sandbox.committed.get() + live.committed.get()).isBetween(units / 2, units * 5 / 6);
            for (Issuer issuer : List.of(sandbox, live)) {
                List<Long> all = LongStream.rangeClosed(1, issuer.committed.get())
                        .boxed()
                        .toList();
                assertThat(all).hasSizeGreaterThan(THREADS);
                assertThat(numbers(pool, "invoice", issuer.scope)).isEqualTo(all);
                assertThat(numbers(pool, "credit_note", issuer.scope)).isEqualTo(all);
            }
        }
    }

    private static void issueConcurrently(Issuer sandbox, Issuer live) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(SEED + thread);
                work.add(() -> {
                    for (int unit = 0; unit < UNITS_PER_THREAD; unit++) {
                        (random.nextBoolean() ? sandbox : live).issue(random);
                    }
                    return null;
                });
            }
            for (Future<Void> done : executor.invokeAll(work)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Long> numbers(HikariDataSource pool, String table, Scope scope) {
        Jdbi jdbi = Jdbi.create(pool);
        ColumnTypes.register(jdbi);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT series_sequence FROM " + Schema.DEFAULT.name() + "."
                        + table + " WHERE " + ScopeColumns.CONDITION + " ORDER BY series_sequence")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .mapTo(Long.class)
                .list());
    }

    /** Issues documents of one scope: an invoice and the credit note of a refund, in one unit of work. */
    private static final class Issuer {
        final Scope scope;
        final AtomicInteger committed = new AtomicInteger();
        private final Store store;

        Issuer(Store store, Scope scope) {
            this.store = store;
            this.scope = scope;
        }

        /** A third of the units crash, before a random step or at the end. */
        void issue(Random random) {
            int crashesAt = random.nextInt(3) == 0 ? random.nextInt(STEPS + 1) : Integer.MAX_VALUE;
            try {
                store.unitOfWork().inTransaction(() -> {
                    issue(new Steps(crashesAt));
                    return true;
                });
                committed.incrementAndGet();
            } catch (Crash expected) {
                assertThat(crashesAt).isLessThanOrEqualTo(STEPS);
            }
        }

        private void issue(Steps steps) {
            Payment link = aLink().build();
            Transaction paid = aTransaction().of(link).succeeded().build();
            Customer payer = aCustomer().build();
            Refund refund = aRefund().of(paid).build();
            steps.next(() -> {
                store.payments().insert(scope, link);
                store.transactions().insert(scope, paid);
                store.customers().getOrInsert(scope, payer);
                store.refunds().insert(scope, refund);
            });
            long[] number = new long[2];
            steps.next(() -> number[0] = next(InvoiceSeries.INVOICE));
            Invoice invoice =
                    anInvoice().of(paid).to(payer.id()).numbered(number[0]).build();
            steps.next(() -> store.invoices().insert(scope, invoice));
            steps.next(() -> number[1] = next(InvoiceSeries.CREDIT_NOTE));
            CreditNote note = aCreditNote()
                    .on(invoice)
                    .of(refund.id())
                    .numbered(number[1])
                    .build();
            steps.next(() -> store.creditNotes().insert(scope, note));
            steps.next(() -> {});
        }

        private long next(InvoiceSeries series) {
            return store.invoices().next(scope, series).sequence();
        }
    }

    /** The steps of a unit of work, which may crash before one of them. */
    private static final class Steps {
        private final int crashesAt;
        private int taken;

        Steps(int crashesAt) {
            this.crashesAt = crashesAt;
        }

        void next(Runnable step) {
            if (taken++ == crashesAt) {
                throw new Crash();
            }
            step.run();
            if (taken == STEPS && crashesAt == STEPS) {
                throw new Crash();
            }
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
