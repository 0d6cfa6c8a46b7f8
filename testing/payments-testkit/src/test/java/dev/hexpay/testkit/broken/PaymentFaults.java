package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Faults of payments, transactions, invoices and their numbers. */
final class PaymentFaults {
    private static final Map<Scope, AtomicLong> SEQUENCES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Object> LAST = new ConcurrentHashMap<>();
    private static final Map<LinkToken, Scoped<Payment>> INSERTED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("finds the last inserted row for an unknown id", PaymentFaults::guessing),
            Fault.that("finds nothing by token", Sabotage.in(Payments.class, "findByToken", call -> Optional.empty())),
            Fault.that("ignores the case of tokens", Sabotage.in(Payments.class, "findByToken", call -> {
                Optional<?> found = call.proceed();
                return found.isPresent()
                        ? found
                        : call.with(0, swapped(call.arg(0))).proceed();
            })),
            Fault.that(
                    "finds nothing by a token that names a scope", Sabotage.in(Payments.class, "findByToken", call -> {
                        LinkToken token = call.arg(0);
                        return token.scope().isPresent() ? Optional.empty() : call.proceed();
                    })),
            Fault.that("looks up a token in any scope", PaymentFaults::inAnyScope),
            Fault.that("finds only pending payments by token", Sabotage.in(Payments.class, "findByToken", call -> {
                Optional<Scoped<Payment>> found = call.proceed();
                return found.filter(scoped -> scoped.value().state() instanceof PaymentState.Pending);
            })),
            Fault.that("fails to lock an unknown payment", Sabotage.in(Payments.class, "lock", call -> {
                Optional<Payment> found = call.proceed();
                return Optional.of(found.orElseThrow());
            })),
            Fault.that("keeps the data of an earlier state", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                Payment existing =
                        call.store().payments().find(call.arg(0), given.id()).orElse(given);
                return existing.state() instanceof PaymentState.Failed
                        ? call.with(1, RecordCopies.with(given, "state", existing.state()))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that("saves no change of the price", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                Payment existing =
                        call.store().payments().find(call.arg(0), given.id()).orElse(given);
                return call.with(1, RecordCopies.with(given, "price", existing.price()))
                        .proceed();
            })),
            Fault.that("saves a payment only twice", Sabotage.in(Payments.class, "save", call -> {
                Payment given = call.arg(1);
                return given.version() > 1 ? given : call.proceed();
            })),
            Fault.that("ignores a late confirmation", Sabotage.in(Transactions.class, "save", call -> {
                Transaction given = call.arg(1);
                Optional<Transaction> existing = call.store().transactions().find(call.arg(0), given.id());
                return existing.filter(row -> row.state() instanceof TransactionState.Failed)
                                .isPresent()
                        ? existing.get()
                        : call.proceed();
            })),
            Fault.that(
                    "lets two transactions succeed",
                    Sabotage.swallowing(Transactions.class, "save", DuplicateKeyException.class)),
            Fault.that("allows one transaction only", Sabotage.in(Transactions.class, "insert", call -> {
                Transaction given = call.arg(1);
                if (!call.store()
                        .transactions()
                        .ofPayment(call.arg(0), given.payment())
                        .isEmpty()) {
                    throw new DuplicateKeyException("a transaction");
                }
                return call.proceed();
            })),
            Fault.that(
                    "lists transactions of every payment",
                    Sabotage.in(
                            Transactions.class,
                            "ofPayment",
                            call -> call
                                    .store()
                                    .payments()
                                    .list(call.arg(0), PaymentFilter.ALL, PageRequest.first(100))
                                    .items()
                                    .stream()
                                    .flatMap(payment ->
                                            call.store().transactions().ofPayment(call.arg(0), payment.id()).stream())
                                    .toList())),
            Fault.that(
                    "lets two invoices share a number or a payment",
                    Sabotage.swallowing(Invoices.class, "insert", DuplicateKeyException.class)),
            Fault.that(
                    "takes numbers from a sequence that is not rolled back",
                    Sabotage.in(
                            Invoices.class,
                            "next",
                            call -> new InvoiceNumber(
                                    call.<InvoiceSeries>arg(1),
                                    SEQUENCES
                                            .computeIfAbsent(call.arg(0), scope -> new AtomicLong())
                                            .incrementAndGet()))),
            Fault.that("starts numbers with two", Sabotage.in(Invoices.class, "next", call -> {
                InvoiceNumber number = call.proceed();
                return new InvoiceNumber(number.series(), number.sequence() + 1);
            })),
            Fault.that("returns each number twice", Sabotage.in(Invoices.class, "next", call -> {
                InvoiceNumber number = call.proceed();
                return new InvoiceNumber(number.series(), (number.sequence() + 1) / 2);
            })));

    private PaymentFaults() {}

    /** Records the last inserted row of each port and returns it for an unknown id. */
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

    /** Records each inserted payment by its token. */
    private static Object inAnyScope(PortCall call) throws Throwable {
        if (call.is(Payments.class, "insert")) {
            Payment payment = call.arg(1);
            INSERTED.put(payment.page().token(), new Scoped<>(call.arg(0), payment));
        }
        return call.is(Payments.class, "findByToken")
                ? Optional.ofNullable(INSERTED.get(call.<LinkToken>arg(0)))
                : call.proceed();
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
