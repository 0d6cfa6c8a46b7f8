package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.embedded.HexpayBuilder;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixty-four threads pay and refund and crash at random failpoints; the jobs finish the rest. */
class GaplessNumbersTest {
    private static final int THREADS = 64;
    private static final int PAYMENTS_EACH = 3;
    private static final int CRASH_ONE_IN = 12;
    private static final int ALL = 10_000;
    private static final ThreadLocal<@Nullable Random> RANDOM = new ThreadLocal<>();

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger crashes = new AtomicInteger();
    private OutPorts out;

    /** Stops a thread as if its process had ended. It is never caught in the core. */
    private static final class SimulatedCrash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void document_numbers_have_no_gap_and_no_duplicate(TestDatabase database, @TempDir Path dataDir) {
        UnaryOperator<HexpayBuilder> overrides =
                builder -> builder.clock(clock).failpoints(this::maybeCrash).replacing(ports -> {
                    out = ports;
                    return ports;
                });
        try (HexpayServer hexpay =
                        HexpayServer.open(ConfigurationReader.read(TestServer.settings(database, dataDir)), overrides);
                Concurrently threads = new Concurrently()) {
            Scope scope = new Scope(
                    hexpay.ports().apiKeys().provision().create("Acme").id(), Mode.SANDBOX);
            threads.runAll(IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(number -> () -> work(hexpay, scope, number))
                    .toList());
            finish(hexpay);
            check(hexpay, scope, database);
        }
    }

    private void maybeCrash(Failpoint failpoint) {
        Random random = RANDOM.get();
        if (random != null && random.nextInt(CRASH_ONE_IN) == 0) {
            throw new SimulatedCrash();
        }
    }

    private int work(HexpayServer hexpay, Scope scope, int number) {
        RANDOM.set(new Random(number));
        for (int i = 0; i < PAYMENTS_EACH; i++) {
            try {
                Payment paid = pay(hexpay, scope);
                TransactionId transaction = paid.transaction();
                if (transaction != null) {
                    refund(hexpay, scope, transaction, 5_00L);
                    refund(hexpay, scope, transaction, null);
                }
            } catch (SimulatedCrash e) {
                crashes.incrementAndGet();
            }
        }
        RANDOM.remove();
        return number;
    }

    private static Payment pay(HexpayServer hexpay, Scope scope) {
        OpenPaymentLink.Command command =
                OpenPaymentLink.Command.of(Builders.eur(10_01), new Description("One hour of consulting"));
        LinkToken token =
                hexpay.ports().payments().openLink().open(scope, command).page().token();
        PayLink.Command card = PayLink.Command.of(
                new EmailAddress("ada@example.com"),
                new FullName("Ada"),
                Builders.anAddress(),
                new CardDetails("4242424242424242", YearMonth.of(2034, 12)));
        return ((PayLink.Result.Attempted) hexpay.ports().payPage().pay().pay(token, card)).payment();
    }

    private static void refund(HexpayServer hexpay, Scope scope, TransactionId transaction, @Nullable Long amount) {
        RefundTransaction.Command command = new RefundTransaction.Command(transaction, amount, null);
        hexpay.ports().refunds().refund().refund(scope, command);
    }

    private void finish(HexpayServer hexpay) {
        for (int round = 0; round < 5; round++) {
            clock.advance(Duration.ofSeconds(61));
            hexpay.ports().jobs().reconcilePayments().runOnce(ALL);
            hexpay.ports().jobs().reconcileRefunds().runOnce(ALL);
        }
    }

    private void check(HexpayServer hexpay, Scope scope, TestDatabase database) {
        List<Invoice> invoices = all(page -> out.store().invoices().list(scope, InvoiceFilter.ALL, page), Invoice::id);
        List<CreditNote> notes = all(page -> out.store().creditNotes().list(scope, null, page), CreditNote::id);
        List<Transaction> transactions =
                all(page -> out.store().transactions().list(scope, TransactionFilter.ALL, page), Transaction::id);
        long successes = transactions.stream()
                .filter(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .count();
        long refunds = transactions.stream()
                .flatMap(transaction -> out.store().refunds().ofTransaction(scope, transaction.id()).stream())
                .filter(refund -> refund.state() instanceof RefundState.Succeeded)
                .count();
        System.out.printf(
                "%s: %d threads, %d crashes, %d successes with %d invoices, %d refunds with %d credit notes%n",
                database, THREADS, crashes.get(), successes, invoices.size(), refunds, notes.size());

        assertThat(crashes.get()).isGreaterThan(THREADS);
        assertThat(transactions).allMatch(Transaction::isSettled);
        assertThat(numbers(invoices, invoice -> invoice.number().sequence())).isEqualTo(upTo(successes));
        assertThat(numbers(notes, note -> note.number().sequence())).isEqualTo(upTo(refunds));
        long recorded = transactions.stream()
                .filter(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .mapToLong(transaction -> transaction.price().total().minor()
                        - transaction.amountRefunded().minor())
                .sum();
        assertThat(hexpay.sandboxLedger().net(scope, Builders.eur(0).currency()).minor())
                .isEqualTo(recorded);
    }

    private static <T, I> List<T> all(Function<PageRequest<I>, Page<T>> list, Function<T, I> id) {
        List<T> items = new ArrayList<>();
        Page<T> page = list.apply(PageRequest.first(100));
        items.addAll(page.items());
        while (page.hasMore()) {
            page = list.apply(new PageRequest<>(100, id.apply(items.get(items.size() - 1))));
            items.addAll(page.items());
        }
        return items;
    }

    private static <T> List<Long> numbers(List<T> documents, Function<T, Long> number) {
        return documents.stream().map(number).sorted().toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
