package dev.hexpay.testkit.broken;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.testkit.Builders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Faults of stored values: what a column can lose or change. */
final class StorageFaults {
    private static final int SHORT_COLUMN = 60;

    static final List<Fault> ALL = List.of(
            Fault.that(
                    "loses the milliseconds",
                    Sabotage.onWrite(Instant.class, instant -> instant.truncatedTo(ChronoUnit.SECONDS))),
            Fault.that(
                    "loses characters of four bytes",
                    Sabotage.onWrite(String.class, text -> text.replace("\uD83E\uDD94", "?"))),
            Fault.that(
                    "truncates long text",
                    Sabotage.onWrite(
                            String.class,
                            text -> text.length() > SHORT_COLUMN && !text.matches("[0-9a-f]{64}")
                                    ? text.substring(0, SHORT_COLUMN)
                                    : text)),
            Fault.that(
                    "stores amounts in 32 bits",
                    Sabotage.onWrite(Money.class, money -> new Money((int) money.minor(), money.currency()))),
            Fault.that(
                    "forgets metadata", Sabotage.onWrite(Payment.class, p -> RecordCopies.with(p, "metadata", null))),
            Fault.that(
                    "forgets metadata of customers",
                    Sabotage.onWrite(Customer.Profile.class, p -> RecordCopies.with(p, "metadata", null))),
            Fault.that(
                    "stores missing metadata as empty",
                    Sabotage.onWrite(
                            Payment.class,
                            p -> p.metadata() == null ? RecordCopies.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "stores missing metadata of customers as empty",
                    Sabotage.onWrite(
                            Customer.Profile.class,
                            p -> p.metadata() == null ? RecordCopies.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "sorts metadata",
                    Sabotage.onWrite(Metadata.class, metadata -> new Metadata(new TreeMap<>(metadata.entries())))),
            Fault.that(
                    "sorts metadata in events",
                    Sabotage.onWrite(
                            EventPayload.Customer.class,
                            created -> created.metadata() == null
                                    ? created
                                    : RecordCopies.with(created, "metadata", new TreeMap<>(created.metadata())))),
            Fault.that(
                    "forgets the cancel URL",
                    Sabotage.onWrite(HostedPage.class, page -> RecordCopies.with(page, "cancelUrl", null))),
            Fault.that(
                    "forgets the decline code",
                    Sabotage.onWrite(Failure.class, failure -> RecordCopies.with(failure, "declineCode", null))),
            Fault.that(
                    "forgets the region of a rate",
                    Sabotage.onWrite(TaxRate.class, rate -> RecordCopies.with(rate, "region", null))),
            Fault.that(
                    "stores one reference for every saved card",
                    Sabotage.onWrite(
                            PaymentSource.SavedMethod.class, saved -> RecordCopies.with(saved, "reference", "pm_1"))),
            Fault.that(
                    "forgets the payer's name",
                    Sabotage.onWrite(BillingDetails.class, payer -> RecordCopies.with(payer, "name", null))),
            Fault.that(
                    "forgets when a transaction was paid",
                    Sabotage.onWrite(
                            TransactionState.Succeeded.class, s -> RecordCopies.with(s, "paidAt", Builders.NOON))),
            Fault.that(
                    "forgets that action was requested",
                    Sabotage.onWrite(
                            TransactionState.Pending.class, s -> RecordCopies.with(s, "actionRequested", false))),
            Fault.that(
                    "takes every pending transaction that was saved for one that required action",
                    Sabotage.onWrite(
                            Transaction.class,
                            t -> t.state() instanceof TransactionState.Pending pending
                                            && t.updatedAt().isAfter(t.createdAt())
                                    ? RecordCopies.with(t, "state", RecordCopies.with(pending, "actionRequested", true))
                                    : t)),
            Fault.that(
                    "stores e-mail addresses in lower case",
                    Sabotage.onWrite(EmailAddress.class, email -> new EmailAddress(email.normalized()))),
            Fault.that(
                    "forgets the second line of an address",
                    Sabotage.onWrite(PostalAddress.class, address -> RecordCopies.with(address, "line2", null))),
            Fault.that(
                    "stores every card as a visa",
                    Sabotage.onWrite(
                            PaymentMethod.class, method -> RecordCopies.with(method, "card", Builders.aCard()))),
            Fault.that(
                    "stores every invoice as paid",
                    Sabotage.onWrite(
                            Invoice.class, invoice -> RecordCopies.with(invoice, "status", InvoiceStatus.PAID))),
            Fault.that(
                    "stores high numbers as the first",
                    Sabotage.onWrite(
                            InvoiceNumber.class,
                            number -> number.sequence() > 1_000_000 ? new InvoiceNumber(number.series(), 1) : number)),
            Fault.that(
                    "forgets when an invoice was updated",
                    Sabotage.onWrite(Invoice.class, invoice -> RecordCopies.with(invoice, "updatedAt", Instant.EPOCH))),
            Fault.that(
                    "stores every tax reason as standard",
                    Sabotage.onWrite(TaxReason.class, reason -> TaxReason.STANDARD)),
            Fault.that(
                    "forgets the country of the tax",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "country", null))),
            Fault.that(
                    "forgets the region of the tax",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "region", null))),
            Fault.that(
                    "forgets the VAT id of a reverse charge",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "taxId", null))),
            Fault.that(
                    "forgets the rates of a tax but their sum",
                    Sabotage.onWrite(
                            TaxBreakdown.class,
                            price -> price.rates().size() < 2
                                    ? price
                                    : RecordCopies.with(
                                            price, "rates", List.of(new AppliedRate(price.rate(), price.tax()))))),
            Fault.that(
                    "forgets the calculation of a tax",
                    Sabotage.onWrite(TaxBreakdown.class, price -> price.withCalculation(null))),
            Fault.that(
                    "forgets the payer's tax id",
                    Sabotage.onWrite(BillingDetails.class, payer -> RecordCopies.with(payer, "taxDocument", null))),
            Fault.that(
                    "forgets when a key expires",
                    Sabotage.onWrite(ApiKey.class, key -> RecordCopies.with(key, "expiresAt", null))),
            Fault.that(
                    "forgets the outcome of an idempotency record",
                    Sabotage.onWrite(IdempotencyRecord.class, record -> RecordCopies.with(record, "outcome", null))),
            Fault.that(
                    "forgets the recovery URL of a failed charge",
                    Sabotage.onWrite(
                            EventPayload.FailedPayment.class, event -> RecordCopies.with(event, "recoveryUrl", null))),
            Fault.that(
                    "forgets the customer of a failed link",
                    Sabotage.onWrite(
                            EventPayload.FailedPaymentLink.class,
                            event -> RecordCopies.with(event, "customerId", null))),
            Fault.that(
                    "forgets the new card",
                    Sabotage.onWrite(
                            EventPayload.PaymentMethod.class, event -> RecordCopies.with(event, "card", null))));

    private StorageFaults() {}
}
