package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.testkit.Builders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of documents, receipts, payment methods and transaction lists. */
final class DocumentFaults {
    private static final Map<Object, List<PaymentMethod>> METHODS = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("saves no invoice", Sabotage.in(Invoices.class, "save", call -> null)),
            Fault.that(
                    "forgets the seller",
                    Sabotage.onWrite(
                            Invoice.Parties.class,
                            parties -> RecordCopies.with(parties, "seller", Seller.named("Acme")))),
            Fault.that(
                    "forgets the buyer's address",
                    Sabotage.onWrite(
                            Invoice.Parties.class,
                            parties -> RecordCopies.with(
                                    parties, "buyer", RecordCopies.with(parties.buyer(), "address", null)))),
            Fault.that(
                    "lets two credit notes share a number or a refund",
                    Sabotage.swallowing(CreditNotes.class, "insert", DuplicateKeyException.class)),
            Fault.that("stores a cancellation as a credit note", Sabotage.in(CreditNotes.class, "insert", call -> {
                CreditNote note = call.arg(1);
                return call.with(1, RecordCopies.with(note, "cancels", null)).proceed();
            })),
            Fault.that(
                    "finds cancellations instead of credit notes", Sabotage.in(CreditNotes.class, "ofRefunds", call -> {
                        List<CreditNote> found = call.proceed();
                        return found.stream()
                                .map(note -> cancellationOf(call, note))
                                .toList();
                    })),
            Fault.that(
                    "ignores the invoice of a list",
                    Sabotage.in(
                            CreditNotes.class,
                            "list",
                            call -> call.with(1, null).proceed())),
            Fault.that("saves no receipt", Sabotage.in(Receipts.class, "save", call -> null)),
            Fault.that("forgets how often a receipt failed", Sabotage.in(Receipts.class, "save", call -> {
                Receipt receipt = call.arg(1);
                return receipt.state() instanceof Receipt.State.Pending pending
                        ? call.with(
                                        1,
                                        RecordCopies.with(
                                                receipt, "state", new Receipt.State.Pending(pending.dueAt(), 0)))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that(
                    "stores every document as an invoice",
                    Sabotage.onWrite(
                            Receipt.class,
                            receipt -> receipt.document() instanceof DocumentRef.CreditNoteRef
                                    ? RecordCopies.with(
                                            receipt, "document", new DocumentRef.InvoiceRef(Builders.anInvoiceId()))
                                    : receipt)),
            Fault.that("leases receipts in live mode", Sabotage.in(Receipts.class, "lease", call -> {
                List<Scoped<Receipt>> leased = call.proceed();
                return leased.stream()
                        .map(scoped ->
                                new Scoped<>(new Scope(scoped.scope().organization(), Mode.LIVE), scoped.value()))
                        .toList();
            })),
            Fault.that("returns receipts with their extended due time", Sabotage.in(Receipts.class, "lease", call -> {
                List<Scoped<Receipt>> leased = call.proceed();
                Receipt.State putOff = new Receipt.State.Pending(call.<Instant>arg(1), 0);
                return leased.stream()
                        .map(scoped -> new Scoped<>(scoped.scope(), RecordCopies.with(scoped.value(), "state", putOff)))
                        .toList();
            })),
            Fault.that("deletes no payment method", Sabotage.in(PaymentMethods.class, "delete", call -> null)),
            Fault.that("lists the methods of every customer", DocumentFaults::remembering),
            Fault.that(
                    "compares the e-mail address of a list with case", Sabotage.in(Transactions.class, "list", call -> {
                        Page<Transaction> page = call.proceed();
                        EmailAddress email = call.<TransactionFilter>arg(1).email();
                        return email == null
                                ? page
                                : new Page<>(
                                        page.items().stream()
                                                .filter(transaction -> transaction
                                                        .billingDetails()
                                                        .email()
                                                        .equals(email))
                                                .toList(),
                                        page.hasMore());
                    })),
            Fault.that("lists succeeded transactions as disputed", Sabotage.in(Transactions.class, "list", call -> {
                TransactionFilter filter = call.arg(1);
                return filter.status() == TransactionStatus.DISPUTED
                        ? call.with(1, filter.withStatus(TransactionStatus.SUCCEEDED))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that("keeps the outcome of an expired record", Sabotage.in(IdempotencyKeys.class, "claim", call -> {
                IdempotencyRecord given = call.arg(1);
                Optional<IdempotencyRecord> old = call.store().idempotencyKeys().find(call.arg(0), given.key());
                IdempotencyRecord changed = old.map(record -> RecordCopies.with(given, "outcome", record.outcome()))
                        .orElse(given);
                return call.with(1, changed).proceed();
            })));

    private DocumentFaults() {}

    private static CreditNote cancellationOf(PortCall call, CreditNote note) {
        return call.store().creditNotes().list(call.arg(0), note.invoice(), PageRequest.first(10)).items().stream()
                .filter(other -> other.isCancellation() && other.refund().equals(note.refund()))
                .findFirst()
                .orElse(note);
    }

    private static Object remembering(PortCall call) throws Throwable {
        if (call.is(PaymentMethods.class, "insert")) {
            METHODS.computeIfAbsent(call.store(), store -> new ArrayList<>()).add(call.arg(1));
        }
        Object result = call.proceed();
        return call.is(PaymentMethods.class, "ofCustomer")
                ? new Page<>(METHODS.getOrDefault(call.store(), List.of()), false)
                : result;
    }
}
