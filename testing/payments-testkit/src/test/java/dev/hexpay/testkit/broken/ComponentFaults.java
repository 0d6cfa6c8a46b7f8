package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.List;

/** Faults of single components: one that an insert forgets, and one that a save loses, for each kind of record. */
final class ComponentFaults {
    private static final String PROVIDER = "sandbox";

    static final List<Fault> ALL = List.of(
            loses("the provider of a payment", Payments.class, "insert", "provider", PROVIDER),
            loses("the provider of a transaction", Transactions.class, "insert", "provider", PROVIDER),
            loses("the last change of a refund", Refunds.class, "insert", "updatedAt", Instant.EPOCH),
            loses("the last change of a customer", Customers.class, "getOrInsert", "updatedAt", Instant.EPOCH),
            loses("the provider of a payment method", PaymentMethods.class, "insert", "provider", PROVIDER),
            loses("the issue date of an invoice", Invoices.class, "insert", "issuedAt", Instant.EPOCH),
            loses("the creation of a receipt", Receipts.class, "insert", "createdAt", Instant.EPOCH),
            loses("the description of a saved payment", Payments.class, "save", "description", new Description("?")),
            loses("the provider of a saved transaction", Transactions.class, "save", "provider", PROVIDER),
            loses("the reason of a saved refund", Refunds.class, "save", "reason", null),
            loses("the creation of a saved customer", Customers.class, "save", "createdAt", Instant.EPOCH),
            loses("the description of a saved invoice", Invoices.class, "save", "description", new Description("?")),
            loses("the creation of a saved receipt", Receipts.class, "save", "createdAt", Instant.EPOCH));

    private ComponentFaults() {}

    private static Fault loses(String what, Class<?> port, String method, String component, Object instead) {
        return Fault.that(
                "forgets " + what,
                Sabotage.in(
                        port,
                        method,
                        call -> call.with(1, RecordCopies.with(call.<Record>arg(1), component, instead))
                                .proceed()));
    }
}
