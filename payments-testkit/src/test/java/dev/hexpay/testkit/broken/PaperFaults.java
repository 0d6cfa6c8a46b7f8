package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Receipts.Located;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.Builders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of papers, of the e-mails that carry them, and of cards on file. */
final class PaperFaults {
    private static final Map<Object, List<PaymentMethod>> METHODS = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("saves no invoice", Bend.in(Invoices.class, "save", call -> null)),
            Fault.that(
                    "forgets who sold",
                    Bend.ofWritten(
                            Invoice.Parties.class, parties -> Values.with(parties, "seller", Seller.named("Acme")))),
            Fault.that(
                    "forgets who bought",
                    Bend.ofWritten(
                            Invoice.Parties.class,
                            parties -> Values.with(parties, "buyer", Values.with(parties.buyer(), "address", null)))),
            Fault.that(
                    "gives two credit notes one number or one refund",
                    Bend.swallowing(CreditNotes.class, "insert", AlreadyThere.class)),
            Fault.that(
                    "ignores the invoice of a list",
                    Bend.in(
                            CreditNotes.class,
                            "list",
                            call -> call.with(1, null).proceed())),
            Fault.that("saves no receipt", Bend.in(Receipts.class, "save", call -> null)),
            Fault.that("forgets how often a receipt failed", Bend.in(Receipts.class, "save", call -> {
                Receipt receipt = call.arg(1);
                return receipt.state() instanceof Receipt.State.Waiting waiting
                        ? call.with(1, Values.with(receipt, "state", new Receipt.State.Waiting(waiting.dueAt(), 0)))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that(
                    "takes every paper for an invoice",
                    Bend.ofWritten(
                            Receipt.class,
                            receipt -> receipt.document() instanceof Document.OfCreditNote
                                    ? Values.with(receipt, "document", new Document.OfInvoice(Builders.anInvoiceId()))
                                    : receipt)),
            Fault.that("hands out receipts as live ones", Bend.in(Receipts.class, "lease", call -> {
                List<Located> leased = call.proceed();
                return leased.stream()
                        .map(located ->
                                new Located(new Scope(located.scope().organization(), Mode.LIVE), located.receipt()))
                        .toList();
            })),
            Fault.that("hands out receipts as they are put off", Bend.in(Receipts.class, "lease", call -> {
                List<Located> leased = call.proceed();
                Receipt.State putOff = new Receipt.State.Waiting(call.<Instant>arg(1), 0);
                return leased.stream()
                        .map(located -> new Located(located.scope(), Values.with(located.receipt(), "state", putOff)))
                        .toList();
            })),
            Fault.that("forgets no method", Bend.in(PaymentMethods.class, "delete", call -> null)),
            Fault.that("lists the methods of every customer", PaperFaults::remembering),
            Fault.that("lists attempts of a payer in their own case only", Bend.in(Transactions.class, "list", call -> {
                Page<Transaction> page = call.proceed();
                EmailAddress email = call.<Transactions.Filter>arg(1).email();
                return email == null
                        ? page
                        : new Page<>(
                                page.items().stream()
                                        .filter(attempt ->
                                                attempt.payer().email().equals(email))
                                        .toList(),
                                page.hasMore());
            })),
            Fault.that("takes disputed attempts for succeeded ones", Bend.in(Transactions.class, "list", call -> {
                Transactions.Filter filter = call.arg(1);
                return filter.status() == TransactionStatus.DISPUTED
                        ? call.with(1, new Transactions.Filter(TransactionStatus.SUCCEEDED, filter.email()))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that("keeps what an expired claim brought about", Bend.in(IdempotencyKeys.class, "claim", call -> {
                Claim given = call.arg(1);
                Optional<Claim> old = call.store().idempotencyKeys().find(call.arg(0), given.key());
                Claim kept = old.map(claim -> Values.with(given, "effect", claim.effect()))
                        .orElse(given);
                return call.with(1, kept).proceed();
            })));

    private PaperFaults() {}

    private static Object remembering(Call call) throws Throwable {
        if (call.is(PaymentMethods.class, "insert")) {
            METHODS.computeIfAbsent(call.store(), store -> new ArrayList<>()).add(call.arg(1));
        }
        Object answer = call.proceed();
        return call.is(PaymentMethods.class, "ofCustomer")
                ? new Page<>(METHODS.getOrDefault(call.store(), List.of()), false)
                : answer;
    }
}
