package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.CustomerBuilder;
import dev.hexpay.testkit.InvoiceBuilder;
import dev.hexpay.testkit.PaymentBuilder;
import dev.hexpay.testkit.RefundBuilder;
import dev.hexpay.testkit.TransactionBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The common parts of the repository contracts: a new store with two organizations, units of work and threads. */
@Timeout(60)
abstract class StoreContract {
    /** How long a concurrent call may run before it counts as blocked; afterwards the first unit ends. */
    private static final long BLOCK_CHECK_MILLIS = 150;

    private static final long TIMEOUT_SECONDS = 30;

    private final ExecutorService otherThreads = Executors.newCachedThreadPool();

    private StoreHarness harness;

    Store store;

    /** The scope that the tests write to. */
    Scope scope;

    /** The same organization in the other mode, and another organization: neither may see the data. */
    List<Scope> otherScopes;

    /** A new, empty store. */
    protected abstract StoreHarness harness();

    @BeforeEach
    void openStore() {
        harness = harness();
        store = harness.store();
        scope = new Scope(storedOrganization().id(), Mode.SANDBOX);
        otherScopes = List.of(
                new Scope(scope.organization(), Mode.LIVE),
                new Scope(storedOrganization().id(), Mode.SANDBOX));
    }

    @AfterEach
    void closeStore() {
        otherThreads.shutdownNow();
        harness.close();
    }

    final Organization storedOrganization() {
        Organization organization = Builders.anOrganization();
        inUnit(() -> store.organizations().insert(organization));
        return organization;
    }

    final WebhookEndpoint storedEndpoint(Scope where) {
        WebhookEndpoint endpoint = Builders.aWebhookEndpoint().build();
        inUnit(() -> store.webhookEndpoints().insert(where, endpoint));
        return endpoint;
    }

    final Payment stored(PaymentBuilder builder) {
        return stored(scope, builder.build());
    }

    final Payment stored(Scope where, Payment payment) {
        inUnit(() -> store.payments().insert(where, payment));
        return payment;
    }

    final Customer stored(CustomerBuilder builder) {
        return stored(scope, builder.build());
    }

    final Customer stored(Scope where, Customer customer) {
        return inUnit(() -> store.customers().getOrInsert(where, customer));
    }

    /** A succeeded transaction of a new link. */
    final Transaction storedTransaction(Scope where) {
        return stored(
                where,
                Builders.aTransaction()
                        .of(stored(where, Builders.aLink().build()))
                        .succeeded());
    }

    final Transaction stored(Scope where, TransactionBuilder builder) {
        Transaction transaction = builder.build();
        inUnit(() -> store.transactions().insert(where, transaction));
        return transaction;
    }

    /** A refund of a new transaction. */
    final Refund stored(Scope where, RefundBuilder builder) {
        return insert(where, builder.of(storedTransaction(where)));
    }

    final Refund insert(Scope where, RefundBuilder builder) {
        Refund refund = builder.build();
        inUnit(() -> store.refunds().insert(where, refund));
        return refund;
    }

    /** An invoice of a new transaction, for a new customer. */
    final Invoice stored(Scope where, InvoiceBuilder builder) {
        Invoice invoice = newInvoice(where, builder);
        inUnit(() -> store.invoices().insert(where, invoice));
        return invoice;
    }

    final Invoice newInvoice(Scope where, InvoiceBuilder builder) {
        return builder.of(storedTransaction(where))
                .to(stored(where, Builders.aCustomer().build()).id())
                .build();
    }

    final void inUnit(Runnable work) {
        inUnit(() -> {
            work.run();
            return true;
        });
    }

    final <T> T inUnit(Supplier<T> work) {
        return store.unitOfWork().inTransaction(work);
    }

    /** Runs the work in a unit of work that is rolled back. */
    final void inRolledBackUnit(Runnable work) {
        try {
            inUnit(() -> {
                work.run();
                throw new RolledBack();
            });
        } catch (RolledBack expected) {
            return;
        }
        fail("the exception did not reach the caller");
    }

    /**
     * Runs {@code first} in a unit of work. Another thread runs {@code second} in its own unit and must block. Then
     * {@code last} ends the first unit. Returns the result of {@code second}.
     */
    final <T> T blockedUntilCommit(Runnable first, Runnable last, Supplier<T> second) {
        Future<T> waiting = inUnit(() -> {
            first.run();
            Future<T> other = inOtherThread(() -> inUnit(second));
            assertThat(endsSoon(other)).as("the second did not block").isFalse();
            last.run();
            return other;
        });
        return resultOf(waiting);
    }

    /** Like {@link #blockedUntilCommit}, but the first unit of work is rolled back. */
    final <T> T blockedUntilRollback(Runnable first, Supplier<T> second) {
        Future<T>[] waiting = newSlot();
        inRolledBackUnit(() -> {
            first.run();
            waiting[0] = inOtherThread(() -> inUnit(second));
            assertThat(endsSoon(waiting[0])).as("the second did not block").isFalse();
        });
        return resultOf(waiting[0]);
    }

    final <T> Future<T> inOtherThread(Callable<T> work) {
        return otherThreads.submit(work);
    }

    final <T> T resultOf(Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError("the other thread failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the other thread did not finish", e);
        }
    }

    private static boolean endsSoon(Future<?> future) {
        try {
            future.get(BLOCK_CHECK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException waits) {
            return false;
        } catch (ExecutionException ended) {
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Future<T>[] newSlot() {
        return (Future<T>[]) new Future<?>[1];
    }

    /** Thrown to roll back a unit of work. */
    static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
