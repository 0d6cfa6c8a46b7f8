package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.TransactionState;
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
                    Bend.ofWritten(Instant.class, instant -> instant.truncatedTo(ChronoUnit.SECONDS))),
            Fault.that(
                    "loses characters of four bytes",
                    Bend.ofWritten(String.class, text -> text.replace("\uD83E\uDD94", "?"))),
            Fault.that(
                    "cuts long text",
                    Bend.ofWritten(
                            String.class,
                            text -> text.length() > SHORT_COLUMN && !text.matches("[0-9a-f]{64}")
                                    ? text.substring(0, SHORT_COLUMN)
                                    : text)),
            Fault.that(
                    "keeps amounts in 32 bits",
                    Bend.ofWritten(Money.class, money -> new Money((int) money.minor(), money.currency()))),
            Fault.that("forgets notes", Bend.ofWritten(Payment.class, p -> Values.with(p, "metadata", null))),
            Fault.that(
                    "forgets notes of customers",
                    Bend.ofWritten(Customer.Profile.class, p -> Values.with(p, "metadata", null))),
            Fault.that(
                    "takes no notes for empty notes",
                    Bend.ofWritten(
                            Payment.class,
                            p -> p.metadata() == null ? Values.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "takes no notes of customers for empty notes",
                    Bend.ofWritten(
                            Customer.Profile.class,
                            p -> p.metadata() == null ? Values.with(p, "metadata", new Metadata(Map.of())) : p)),
            Fault.that(
                    "sorts notes",
                    Bend.ofWritten(Metadata.class, notes -> new Metadata(new TreeMap<>(notes.entries())))),
            Fault.that(
                    "sorts notes in events",
                    Bend.ofWritten(
                            EventData.CustomerCreated.class,
                            created -> created.metadata() == null
                                    ? created
                                    : Values.with(created, "metadata", new TreeMap<>(created.metadata())))),
            Fault.that(
                    "forgets where a payer may go instead",
                    Bend.ofWritten(HostedPage.class, page -> Values.with(page, "cancelUrl", null))),
            Fault.that(
                    "forgets the bank's reason",
                    Bend.ofWritten(Failure.class, failure -> Values.with(failure, "declineCode", null))),
            Fault.that(
                    "forgets the province of a rate",
                    Bend.ofWritten(TaxRate.class, rate -> Values.with(rate, "region", null))),
            Fault.that(
                    "takes every card on file for one",
                    Bend.ofWritten(Instrument.Vaulted.class, vaulted -> Values.with(vaulted, "reference", "pm_1"))),
            Fault.that(
                    "forgets the payer's name", Bend.ofWritten(Payer.class, payer -> Values.with(payer, "name", null))),
            Fault.that(
                    "forgets when it was paid",
                    Bend.ofWritten(TransactionState.Succeeded.class, s -> Values.with(s, "paidAt", Builders.NOON))),
            Fault.that(
                    "spells e-mail addresses in lower case",
                    Bend.ofWritten(EmailAddress.class, email -> new EmailAddress(email.normalized()))),
            Fault.that(
                    "forgets the second line of an address",
                    Bend.ofWritten(PostalAddress.class, address -> Values.with(address, "line2", null))),
            Fault.that(
                    "takes every card for a visa",
                    Bend.ofWritten(PaymentMethod.class, method -> Values.with(method, "card", Builders.aCard()))),
            Fault.that(
                    "takes every invoice for a paid one",
                    Bend.ofWritten(Invoice.class, invoice -> Values.with(invoice, "status", InvoiceStatus.PAID))),
            Fault.that(
                    "takes high numbers for the first",
                    Bend.ofWritten(
                            InvoiceNumber.class,
                            number -> number.sequence() > 1_000_000 ? new InvoiceNumber(number.series(), 1) : number)),
            Fault.that(
                    "forgets when an invoice changed",
                    Bend.ofWritten(Invoice.class, invoice -> Values.with(invoice, "updatedAt", Instant.EPOCH))),
            Fault.that(
                    "takes every tax for the standard one",
                    Bend.ofWritten(TaxReason.class, reason -> TaxReason.STANDARD)),
            Fault.that(
                    "forgets which country the tax was decided for",
                    Bend.ofWritten(TaxEvidence.class, evidence -> Values.with(evidence, "country", null))),
            Fault.that(
                    "forgets which province the tax was decided for",
                    Bend.ofWritten(TaxEvidence.class, evidence -> Values.with(evidence, "region", null))),
            Fault.that(
                    "forgets the VAT id of a reverse charge",
                    Bend.ofWritten(TaxEvidence.class, evidence -> Values.with(evidence, "taxId", null))),
            Fault.that(
                    "forgets the payer's tax id",
                    Bend.ofWritten(Payer.class, payer -> Values.with(payer, "taxDocument", null))),
            Fault.that(
                    "forgets when a key expires",
                    Bend.ofWritten(ApiKey.class, key -> Values.with(key, "expiresAt", null))),
            Fault.that(
                    "forgets what a claim brings about",
                    Bend.ofWritten(Claim.class, claim -> Values.with(claim, "effect", null))),
            Fault.that(
                    "forgets how to reach the payer of a failed charge",
                    Bend.ofWritten(EventData.PaymentFailed.class, event -> Values.with(event, "recoveryUrl", null))),
            Fault.that(
                    "forgets whose link it was",
                    Bend.ofWritten(EventData.PaymentLinkFailed.class, event -> Values.with(event, "customerId", null))),
            Fault.that(
                    "forgets the new card",
                    Bend.ofWritten(EventData.PaymentMethodUpdated.class, event -> Values.with(event, "card", null))));

    private StorageFaults() {}
}
