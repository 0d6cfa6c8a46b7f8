package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.BuyerLocation;
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

/** Faults of what is written down: everything that a column can lose. */
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
                    "cuts long text",
                    Sabotage.onWrite(
                            String.class,
                            text -> text.length() > SHORT_COLUMN && !text.matches("[0-9a-f]{64}")
                                    ? text.substring(0, SHORT_COLUMN)
                                    : text)),
            Fault.that(
                    "keeps amounts in 32 bits",
                    Sabotage.onWrite(Money.class, money -> new Money((int) money.minor(), money.currency()))),
            Fault.that("forgets notes", Sabotage.onWrite(Payment.class, p -> RecordCopies.with(p, "metadata", null))),
            Fault.that(
                    "forgets notes of customers",
                    Sabotage.onWrite(Customer.Profile.class, p -> RecordCopies.with(p, "metadata", null))),
            Fault.that(
                    "takes no notes for empty notes",
                    Sabotage.onWrite(
                            Payment.class,
                            p -> p.metadata() == null ? RecordCopies.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "takes no notes of customers for empty notes",
                    Sabotage.onWrite(
                            Customer.Profile.class,
                            p -> p.metadata() == null ? RecordCopies.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "sorts notes",
                    Sabotage.onWrite(Metadata.class, metadata -> new Metadata(new TreeMap<>(metadata.entries())))),
            Fault.that(
                    "sorts notes in events",
                    Sabotage.onWrite(
                            EventData.CustomerCreated.class,
                            created -> created.metadata() == null
                                    ? created
                                    : RecordCopies.with(created, "metadata", new TreeMap<>(created.metadata())))),
            Fault.that(
                    "forgets where a payer may go instead",
                    Sabotage.onWrite(HostedPage.class, page -> RecordCopies.with(page, "cancelUrl", null))),
            Fault.that(
                    "forgets the bank's reason",
                    Sabotage.onWrite(Failure.class, failure -> RecordCopies.with(failure, "declineCode", null))),
            Fault.that(
                    "forgets the province of a rate",
                    Sabotage.onWrite(TaxRate.class, rate -> RecordCopies.with(rate, "region", null))),
            Fault.that(
                    "takes every card on file for one",
                    Sabotage.onWrite(
                            PaymentSource.SavedMethod.class,
                            vaulted -> RecordCopies.with(vaulted, "reference", "pm_1"))),
            Fault.that(
                    "forgets the payer's name",
                    Sabotage.onWrite(BillingDetails.class, payer -> RecordCopies.with(payer, "name", null))),
            Fault.that(
                    "forgets when it was paid",
                    Sabotage.onWrite(
                            TransactionState.Succeeded.class, s -> RecordCopies.with(s, "paidAt", Builders.NOON))),
            Fault.that(
                    "spells e-mail addresses in lower case",
                    Sabotage.onWrite(EmailAddress.class, email -> new EmailAddress(email.normalized()))),
            Fault.that(
                    "forgets the second line of an address",
                    Sabotage.onWrite(PostalAddress.class, address -> RecordCopies.with(address, "line2", null))),
            Fault.that(
                    "takes every card for a visa",
                    Sabotage.onWrite(
                            PaymentMethod.class, method -> RecordCopies.with(method, "card", Builders.aCard()))),
            Fault.that(
                    "takes every invoice for a paid one",
                    Sabotage.onWrite(
                            Invoice.class, invoice -> RecordCopies.with(invoice, "status", InvoiceStatus.PAID))),
            Fault.that(
                    "takes high numbers for the first",
                    Sabotage.onWrite(
                            InvoiceNumber.class,
                            number -> number.sequence() > 1_000_000 ? new InvoiceNumber(number.series(), 1) : number)),
            Fault.that(
                    "forgets when an invoice changed",
                    Sabotage.onWrite(Invoice.class, invoice -> RecordCopies.with(invoice, "updatedAt", Instant.EPOCH))),
            Fault.that(
                    "takes every tax for the standard one",
                    Sabotage.onWrite(TaxReason.class, reason -> TaxReason.STANDARD)),
            Fault.that(
                    "forgets which country the tax was decided for",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "country", null))),
            Fault.that(
                    "forgets which province the tax was decided for",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "region", null))),
            Fault.that(
                    "forgets the VAT id of a reverse charge",
                    Sabotage.onWrite(BuyerLocation.class, evidence -> RecordCopies.with(evidence, "taxId", null))),
            Fault.that(
                    "forgets the payer's tax id",
                    Sabotage.onWrite(BillingDetails.class, payer -> RecordCopies.with(payer, "taxDocument", null))),
            Fault.that(
                    "forgets when a key expires",
                    Sabotage.onWrite(ApiKey.class, key -> RecordCopies.with(key, "expiresAt", null))),
            Fault.that(
                    "forgets what a claim brings about",
                    Sabotage.onWrite(IdempotencyRecord.class, record -> RecordCopies.with(record, "effect", null))),
            Fault.that(
                    "forgets how to reach the payer of a failed charge",
                    Sabotage.onWrite(
                            EventData.PaymentFailed.class, event -> RecordCopies.with(event, "recoveryUrl", null))),
            Fault.that(
                    "forgets whose link it was",
                    Sabotage.onWrite(
                            EventData.PaymentLinkFailed.class, event -> RecordCopies.with(event, "customerId", null))),
            Fault.that(
                    "forgets the new card",
                    Sabotage.onWrite(
                            EventData.PaymentMethodUpdated.class, event -> RecordCopies.with(event, "card", null))));

    private StorageFaults() {}
}
