package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.application.port.out.Payments.Located;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Faults of payments, attempts, invoices and their numbers. */
final class PaymentFaults {
    private static final Map<Scope, AtomicLong> SEQUENCES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Object> LAST = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("finds the last one when it knows none", PaymentFaults::guessing),
            Fault.that("finds nothing by token", Sabotage.in(Payments.class, "findByToken", call -> Optional.empty())),
            Fault.that("finds tokens in any case", Sabotage.in(Payments.class, "findByToken", call -> {
                Optional<?> found = call.proceed();
                return found.isPresent()
                        ? found
                        : call.with(0, swapped(call.arg(0))).proceed();
            })),
            Fault.that("finds only pending payments by token", Sabotage.in(Payments.class, "findByToken", call -> {
                Optional<Located> found = call.proceed();
                return found.filter(located -> located.payment().state() instanceof PaymentState.Pending);
            })),
            Fault.that("locks nothing that it does not know", Sabotage.in(Payments.class, "lock", call -> {
                Optional<Payment> found = call.proceed();
                return Optional.of(found.orElseThrow());
            })),
            Fault.that("keeps the facts of an earlier state", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                Payment kept =
                        call.store().payments().find(call.arg(0), given.id()).orElse(given);
                return kept.state() instanceof PaymentState.Failed
                        ? call.with(1, RecordCopies.with(given, "state", kept.state()))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that("saves no change of the price", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                Payment kept =
                        call.store().payments().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, RecordCopies.with(given, "price", kept.price()))
                        .proceed();
            })),
            Fault.that("saves a payment once", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                return given.version() > 1 ? given : call.proceed();
            })),
            Fault.that("takes no late word", Sabotage.in(Transactions.class, "save", call -> {
                Transaction given = call.arg(1);
                Optional<Transaction> kept = call.store().transactions().find(call.arg(0), given.id());
                return kept.filter(row -> row.state() instanceof TransactionState.Failed)
                                .isPresent()
                        ? kept.get()
                        : call.proceed();
            })),
            Fault.that(
                    "lets two attempts succeed",
                    Sabotage.swallowing(Transactions.class, "save", DuplicateKeyException.class)),
            Fault.that("allows one attempt only", Sabotage.in(Transactions.class, "insert", call -> {
                Transaction given = call.arg(1);
                if (!call.store()
                        .transactions()
                        .ofPayment(call.arg(0), given.payment())
                        .isEmpty()) {
                    throw new DuplicateKeyException("an attempt");
                }
                return call.proceed();
            })),
            Fault.that(
                    "lists attempts of every payment",
                    Sabotage.in(
                            Transactions.class,
                            "ofPayment",
                            call ->
                                    call
                                            .store()
                                            .payments()
                                            .list(call.arg(0), Filter.ALL, PageRequest.first(100))
                                            .items()
                                            .stream()
                                            .flatMap(
                                                    payment -> call
                                                            .store()
                                                            .transactions()
                                                            .ofPayment(call.arg(0), payment.id())
                                                            .stream())
                                            .toList())),
            Fault.that(
                    "gives two invoices one number or one payment",
                    Sabotage.swallowing(Invoices.class, "insert", DuplicateKeyException.class)),
            Fault.that(
                    "numbers from a sequence, which nothing rolls back",
                    Sabotage.in(
                            Invoices.class,
                            "next",
                            call -> new InvoiceNumber(
                                    call.<InvoiceSeries>arg(1),
                                    SEQUENCES
                                            .computeIfAbsent(call.arg(0), scope -> new AtomicLong())
                                            .incrementAndGet()))),
            Fault.that("numbers from two up", Sabotage.in(Invoices.class, "next", call -> {
                InvoiceNumber number = call.proceed();
                return new InvoiceNumber(number.series(), number.sequence() + 1);
            })),
            Fault.that("hands out each number twice", Sabotage.in(Invoices.class, "next", call -> {
                InvoiceNumber number = call.proceed();
                return new InvoiceNumber(number.series(), (number.sequence() + 1) / 2);
            })));

    private PaymentFaults() {}

    /** Remembers what was inserted last in each port, and gives it to whoever asks for what is not there. */
    private static Object guessing(PortCall call) throws Throwable {
        Class<?> port = call.port().getClass();
        if (call.method().getName().equals("insert")) {
            LAST.put(port, call.args().get(call.args().size() - 1));
        }
        Object found = call.proceed();
        boolean isLookup = call.method().getName().equals("find")
                || call.method().getName().equals("lock");
        return isLookup && Optional.empty().equals(found) && LAST.containsKey(port)
                ? Optional.of(LAST.get(port))
                : found;
    }

    private static LinkToken swapped(LinkToken token) {
        StringBuilder text = new StringBuilder();
        token.value()
                .chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(text::appendCodePoint);
        return new LinkToken(text.toString());
    }
}
