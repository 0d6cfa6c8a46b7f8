package dev.hexpay.domain.payment;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Currency;

/** Sample payments, and sample arguments for their operations. */
final class PaymentFixtures {
    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    static final PaymentId PAYMENT = new PaymentId("pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    static final TransactionId FIRST = new TransactionId("txn_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    static final TransactionId SECOND = new TransactionId("txn_01JD3K5T0MZQ8V6X2Y4W7R9S1B");
    static final CustomerId CUSTOMER = new CustomerId("cus_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    static final CustomerId PAYER = new CustomerId("cus_01JD3K5T0MZQ8V6X2Y4W7R9S1B");
    static final InvoiceId INVOICE = new InvoiceId("inv_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    static final LinkToken TOKEN = LinkToken.of(new byte[LinkToken.BYTES]);
    static final Failure FAILURE = new Failure("card_declined", "insufficient_funds", "Insufficient funds.");

    static final Payment.PaymentDetails DETAILS =
            Payment.PaymentDetails.of(PAYMENT, "sandbox", price(1000), new Description("A book"));

    private PaymentFixtures() {}

    static TaxBreakdown price(long minor) {
        return TaxBreakdown.undetermined(new Money(minor, Currency.getInstance("EUR")));
    }

    static PaymentState state(PaymentStatus status) {
        return switch (status) {
            case PENDING -> new PaymentState.Pending();
            case PROCESSING -> new PaymentState.Processing(FIRST);
            case SUCCEEDED -> new PaymentState.Succeeded(FIRST, INVOICE);
            case REQUIRES_ACTION -> new PaymentState.RequiresAction(FIRST);
            case FAILED -> new PaymentState.Failed(FIRST, FAILURE);
            case CANCELED -> new PaymentState.Canceled();
        };
    }

    static Payment payment(PaymentKind kind, PaymentStatus status) {
        return payment(kind, status, HostedPage.of(TOKEN));
    }

    static Payment payment(PaymentKind kind, PaymentStatus status, HostedPage page) {
        return Payment.create(kind, DETAILS.withCustomer(CUSTOMER), page, state(status), MONDAY)
                .withVersion(7);
    }

    static Transaction transaction(TransactionId id, PaymentId payment, long minor) {
        BillingDetails billingDetails = new BillingDetails(new EmailAddress("ada@example.com"), null, null, null);
        Transaction.ChargeDetails details = new Transaction.ChargeDetails(
                "sandbox", new PaymentSource.CardToken("tok_1"), billingDetails, price(minor));
        return Transaction.start(id, payment, details, MONDAY);
    }
}
