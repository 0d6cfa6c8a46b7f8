package dev.hexpay.testkit;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where tests get what they need and do not care about; what they care about, they say. */
public final class Builders {
    /** When everything is made unless a test says otherwise. */
    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00.123Z");

    /** How a bank says no without giving a reason. */
    public static final Failure DECLINED = new Failure("card_declined", "generic_decline", "Your card was declined.");

    private static final SequentialIds IDS = new SequentialIds();

    private Builders() {}

    /** A pending link of 25 dollars. */
    public static PaymentBuilder aLink() {
        return new PaymentBuilder(PaymentKind.LINK);
    }

    /** A charge of 25 dollars that is being processed. */
    public static PaymentBuilder aCharge() {
        return new PaymentBuilder(PaymentKind.CHARGE);
    }

    /** A pending attempt with a card just entered. */
    public static TransactionBuilder aTransaction() {
        return new TransactionBuilder();
    }

    /** A customer with nothing but an e-mail address. */
    public static CustomerBuilder aCustomer() {
        return new CustomerBuilder();
    }

    /** A vaulted visa card. */
    public static PaymentMethodBuilder aMethod() {
        return new PaymentMethodBuilder();
    }

    /** A paid invoice of 25 dollars, the first of its series. */
    public static InvoiceBuilder anInvoice() {
        return new InvoiceBuilder();
    }

    /** A refund of 10 dollars that the merchant has asked for, on its way. */
    public static RefundBuilder aRefund() {
        return new RefundBuilder();
    }

    /** A credit note of 10 dollars, the first of its series. */
    public static CreditNoteBuilder aCreditNote() {
        return new CreditNoteBuilder();
    }

    /** A receipt for an invoice, due at once. */
    public static ReceiptBuilder aReceipt() {
        return new ReceiptBuilder();
    }

    /** A seller in Germany of whom everything is known. */
    public static Seller aSeller() {
        return new Seller(
                "Acme GmbH",
                List.of("Chausseestr. 1", "10115 Berlin"),
                "DE",
                "DE123456789",
                new EmailAddress("billing@acme.example"));
    }

    /** A key that never expires and was never used. */
    public static ApiKeyBuilder anApiKey() {
        return new ApiKeyBuilder();
    }

    /** A link that was made, as it is told. */
    public static Event anEvent(Instant at) {
        return anEvent(
                at,
                new EventData.PaymentLinkCreated(aPaymentId().value(), "pending", 25_00, "usd", "Consulting", null));
    }

    /** Something that happened at this instant; its id is of the same time. */
    public static Event anEvent(Instant at, EventData data) {
        return new Event(new EventId(anId(IdKind.EVENT, at)), at, data);
    }

    /** The sandbox of a new organization. */
    public static Scope aScope() {
        return new Scope(anOrganization().id(), Mode.SANDBOX);
    }

    /** An organization of its own. */
    public static Organization anOrganization() {
        byte[] random = IDS.secret(16);
        return new Organization(new OrganizationId(UUID.nameUUIDFromBytes(random)), "Acme Inc.", NOON);
    }

    /** So many cents, for example {@code usd(25_00)}. */
    public static Money usd(long cents) {
        return money(cents, "usd");
    }

    /** So many cents. */
    public static Money eur(long cents) {
        return money(cents, "eur");
    }

    /** So many yen, which have no smaller unit. */
    public static Money jpy(long yen) {
        return money(yen, "jpy");
    }

    /** So many minor units of a currency. */
    public static Money money(long minor, String currency) {
        return new Money(minor, CurrencyCode.parse(currency));
    }

    /** An address in Germany. */
    public static PostalAddress anAddress() {
        return new PostalAddress("Invalidenstr. 117", null, "Berlin", null, "10115", "DE", null);
    }

    /** The visa card that always works. */
    public static Card aCard() {
        return new Card("visa", "4242", 12, 2030);
    }

    /** A token of its own. */
    public static LinkToken aToken() {
        return LinkToken.of(IDS.secret(LinkToken.BYTES));
    }

    /** A payment id of its own, made at {@link #NOON}. */
    public static PaymentId aPaymentId() {
        return new PaymentId(anId(IdKind.PAYMENT, NOON));
    }

    /** A transaction id of its own, made at {@link #NOON}. */
    public static TransactionId aTransactionId() {
        return new TransactionId(anId(IdKind.TRANSACTION, NOON));
    }

    /** A refund id of its own, made at {@link #NOON}. */
    public static RefundId aRefundId() {
        return new RefundId(anId(IdKind.REFUND, NOON));
    }

    /** An invoice id of its own, made at {@link #NOON}. */
    public static InvoiceId anInvoiceId() {
        return new InvoiceId(anId(IdKind.INVOICE, NOON));
    }

    /** A customer id of its own, made at {@link #NOON}. */
    public static CustomerId aCustomerId() {
        return new CustomerId(anId(IdKind.CUSTOMER, NOON));
    }

    /** A payment method id of its own, made at {@link #NOON}. */
    public static PaymentMethodId aMethodId() {
        return new PaymentMethodId(anId(IdKind.PAYMENT_METHOD, NOON));
    }

    /** A credit note id of its own, made at {@link #NOON}. */
    public static CreditNoteId aCreditNoteId() {
        return new CreditNoteId(anId(IdKind.CREDIT_NOTE, NOON));
    }

    static String anId(IdKind kind, Instant at) {
        return IDS.next(kind, at);
    }

    static byte[] secret(int bytes) {
        return IDS.secret(bytes);
    }
}
