package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixty-four threads pay and refund and are stopped anywhere; the jobs finish what they left. */
class NumbersUnderCrashesTest {
    private static final int THREADS = 64;
    private static final int PAYMENTS_EACH = 3;
    private static final int ONE_IN = 12;
    private static final int ALL = 10_000;
    private static final ThreadLocal<@Nullable Random> DICE = new ThreadLocal<>();

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger crashes = new AtomicInteger();
    private OutPorts out;

    /** A thread that is stopped as if its process had ended: nobody catches it. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void invoices_and_credit_notes_have_neither_gap_nor_twin(TestDatabase database, @TempDir Path dataDir) {
        Adaptation adaptation = Adaptation.NONE
                .withClock(clock)
                .withMilestones(this::perhapsStop)
                .withOutPorts(ports -> {
                    out = ports;
                    return ports;
                });
        try (Hexpay hexpay = Hexpay.open(ConfigurationReader.read(TestServer.settings(database, dataDir)), adaptation);
                AtOnce threads = new AtOnce()) {
            Scope scope = new Scope(
                    hexpay.useCases().foundOrganization().found("Acme").id(), Mode.SANDBOX);
            threads.call(IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(number -> () -> work(hexpay, scope, number))
                    .toList());
            finish(hexpay);
            check(hexpay, scope, database);
        }
    }

    private void perhapsStop(Milestone milestone) {
        Random mine = DICE.get();
        if (mine != null && mine.nextInt(ONE_IN) == 0) {
            throw new Stopped();
        }
    }

    private int work(Hexpay hexpay, Scope scope, int number) {
        DICE.set(new Random(number));
        for (int i = 0; i < PAYMENTS_EACH; i++) {
            try {
                Payment paid = pay(hexpay, scope);
                TransactionId transaction = paid.attempt();
                if (transaction != null) {
                    refund(hexpay, scope, transaction, 5_00L);
                    refund(hexpay, scope, transaction, null);
                }
            } catch (Stopped e) {
                crashes.incrementAndGet();
            }
        }
        DICE.remove();
        return number;
    }

    private static Payment pay(Hexpay hexpay, Scope scope) {
        OpenPaymentLink.Command command = new OpenPaymentLink.Command(
                Builders.eur(10_01), new Description("A book"), null, null, null, null, null);
        LinkToken token = hexpay.useCases()
                .openPaymentLink()
                .open(scope, command, Once.unkeyed())
                .result()
                .page()
                .token();
        PayLink.Command card = new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada"),
                Builders.anAddress(),
                null,
                new CardEntry("4242424242424242", YearMonth.of(2034, 12)),
                null);
        return ((PayLink.Result.Attempted) hexpay.useCases().payLink().pay(token, card)).payment();
    }

    private static void refund(Hexpay hexpay, Scope scope, TransactionId transaction, @Nullable Long amount) {
        RefundTransaction.Command command = new RefundTransaction.Command(transaction, amount, null);
        hexpay.useCases().refundTransaction().refund(scope, command, Once.unkeyed());
    }

    private void finish(Hexpay hexpay) {
        for (int round = 0; round < 5; round++) {
            clock.advance(Duration.ofSeconds(61));
            hexpay.useCases().reconcile().runOnce(ALL);
            hexpay.useCases().reconcileRefunds().runOnce(ALL);
        }
    }

    private void check(Hexpay hexpay, Scope scope, TestDatabase database) {
        List<Invoice> invoices = all(page -> out.invoices().list(scope, Invoices.Filter.ALL, page), Invoice::id);
        List<CreditNote> notes = all(page -> out.creditNotes().list(scope, null, page), CreditNote::id);
        List<Transaction> attempts =
                all(page -> out.transactions().list(scope, Transactions.Filter.ALL, page), Transaction::id);
        long successes = attempts.stream()
                .filter(attempt -> attempt.state() instanceof TransactionState.Succeeded)
                .count();
        long refunds = attempts.stream()
                .flatMap(attempt -> out.refunds().ofTransaction(scope, attempt.id()).stream())
                .filter(refund -> refund.state() instanceof RefundState.Succeeded)
                .count();
        System.out.printf(
                "%s: %d threads, %d crashes, %d successes with %d invoices, %d refunds with %d credit notes%n",
                database, THREADS, crashes.get(), successes, invoices.size(), refunds, notes.size());

        assertThat(crashes.get()).isGreaterThan(THREADS);
        assertThat(attempts).allMatch(Transaction::isSettled);
        assertThat(numbers(invoices, invoice -> invoice.number().sequence())).isEqualTo(upTo(successes));
        assertThat(numbers(notes, note -> note.number().sequence())).isEqualTo(upTo(refunds));
        long booked = attempts.stream()
                .filter(attempt -> attempt.state() instanceof TransactionState.Succeeded)
                .mapToLong(attempt -> attempt.price().total().minor()
                        - attempt.amountRefunded().minor())
                .sum();
        assertThat(hexpay.sandboxLedger().net(scope, Builders.eur(0).currency()).minor())
                .isEqualTo(booked);
    }

    private static <T, I> List<T> all(Function<PageRequest<I>, Page<T>> list, Function<T, I> id) {
        List<T> found = new ArrayList<>();
        Page<T> page = list.apply(PageRequest.first(100));
        found.addAll(page.items());
        while (page.hasMore()) {
            page = list.apply(new PageRequest<>(100, id.apply(found.get(found.size() - 1))));
            found.addAll(page.items());
        }
        return found;
    }

    private static <T> List<Long> numbers(List<T> papers, Function<T, Long> number) {
        return papers.stream().map(number).sorted().toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
