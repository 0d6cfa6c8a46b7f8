package dev.hexpay.testkit;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorToken;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.List;

/** Builders and sample values with defaults; a test states only the values that matter to it. */
public final class Builders {
    /** The default creation time. */
    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00.123Z");

    /** A bank's decline without a specific reason. */
    public static final Failure DECLINED = new Failure("card_declined", "generic_decline", "Your card was declined.");

    /** Never an id that the ports of a test create. */
    private static final SequentialIds IDS = new SequentialIds(1, 1L << 40);

    private Builders() {}

    /** A pending link of 25 dollars. */
    public static PaymentBuilder aLink() {
        return new PaymentBuilder(PaymentKind.LINK);
    }

    /** A charge of 25 dollars that is being processed. */
    public static PaymentBuilder aCharge() {
        return new PaymentBuilder(PaymentKind.CHARGE);
    }

    /** A copy of this payment, to change. */
    public static PaymentBuilder aCopyOf(Payment payment) {
        return new PaymentBuilder(payment);
    }

    /** A pending transaction with a card token. */
    public static TransactionBuilder aTransaction() {
        return new TransactionBuilder();
    }

    /** A customer with an e-mail address only. */
    public static CustomerBuilder aCustomer() {
        return new CustomerBuilder();
    }

    /** A saved Visa card. */
    public static PaymentMethodBuilder aMethod() {
        return new PaymentMethodBuilder();
    }

    /** A paid invoice of 25 dollars, the first of its series. */
    public static InvoiceBuilder anInvoice() {
        return new InvoiceBuilder();
    }

    /** A pending refund of 10 dollars that the merchant requested. */
    public static RefundBuilder aRefund() {
        return new RefundBuilder();
    }

    /** A credit note of 10 dollars, the first of its series. */
    public static CreditNoteBuilder aCreditNote() {
        return new CreditNoteBuilder();
    }

    /** A receipt for an invoice, due immediately. */
    public static ReceiptBuilder aReceipt() {
        return new ReceiptBuilder();
    }

    /** An active webhook endpoint that receives {@code payment_link.created}. */
    public static WebhookEndpointBuilder aWebhookEndpoint() {
        return new WebhookEndpointBuilder();
    }

    /** A new delivery of a new event, due immediately. */
    public static WebhookDeliveryBuilder aWebhookDelivery() {
        return new WebhookDeliveryBuilder();
    }

    /** A seller in Germany with every field set. */
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

    /** The event that a payment link was created. */
    public static Event anEvent(Instant at) {
        return anEvent(
                at,
                EventType.PAYMENT_LINK_CREATED,
                new EventPayload.PaymentLink(aPaymentId().value(), "pending", 25_00, "usd", "Consulting", null));
    }

    /** An event at this instant; the id contains the same time. */
    public static Event anEvent(Instant at, EventType type, EventPayload payload) {
        return new Event(new EventId(anId(IdKind.EVENT, at)), at, type, EventSubjects.NONE, payload);
    }

    /** The event that a payment link was created, about these objects. */
    public static Event anEvent(Instant at, EventSubjects subjects) {
        Event event = anEvent(at);
        return new Event(event.id(), at, event.type(), subjects, event.payload());
    }

    /** The sandbox of a new organization. */
    public static Scope aScope() {
        return new Scope(anOrganization().id(), Mode.SANDBOX);
    }

    /** A new organization. */
    public static Organization anOrganization() {
        return new Organization(new OrganizationId(IDS.uuid()), "Acme Inc.", NOON);
    }

    /** US dollars in cents, for example {@code usd(25_00)}. */
    public static Money usd(long cents) {
        return money(cents, "usd");
    }

    /** Euros in cents. */
    public static Money eur(long cents) {
        return money(cents, "eur");
    }

    /** Yen, which have no minor unit. */
    public static Money jpy(long yen) {
        return money(yen, "jpy");
    }

    /** An amount in minor units of a currency. */
    public static Money money(long minor, String currency) {
        return new Money(minor, CurrencyCode.parse(currency));
    }

    /** An address in Germany. */
    public static PostalAddress anAddress() {
        return PostalAddress.in("DE")
                .line1("Invalidenstr. 117")
                .city("Berlin")
                .postalCode("10115")
                .build();
    }

    /** The Visa card that always succeeds. */
    public static Card aCard() {
        return new Card("visa", "4242", 12, 2030);
    }

    /** A new link token that names no scope. */
    public static LinkToken aToken() {
        return LinkToken.of(IDS.secret(LinkToken.BYTES));
    }

    /** A new link token that names this scope. */
    public static LinkToken aToken(Scope scope) {
        return LinkToken.of(scope, IDS.secret(LinkToken.BYTES));
    }

    /** A new payment id, created at {@link #NOON}. */
    public static PaymentId aPaymentId() {
        return new PaymentId(anId(IdKind.PAYMENT, NOON));
    }

    /** A new transaction id, created at {@link #NOON}. */
    public static TransactionId aTransactionId() {
        return new TransactionId(anId(IdKind.TRANSACTION, NOON));
    }

    /** A new refund id, created at {@link #NOON}. */
    public static RefundId aRefundId() {
        return new RefundId(anId(IdKind.REFUND, NOON));
    }

    /** A new dispute id, created at {@link #NOON}. */
    public static DisputeId aDisputeId() {
        return new DisputeId(anId(IdKind.DISPUTE, NOON));
    }

    /** A new invoice id, created at {@link #NOON}. */
    public static InvoiceId anInvoiceId() {
        return new InvoiceId(anId(IdKind.INVOICE, NOON));
    }

    /** A new customer id, created at {@link #NOON}. */
    public static CustomerId aCustomerId() {
        return new CustomerId(anId(IdKind.CUSTOMER, NOON));
    }

    /** A new payment method id, created at {@link #NOON}. */
    public static PaymentMethodId aMethodId() {
        return new PaymentMethodId(anId(IdKind.PAYMENT_METHOD, NOON));
    }

    /** A new credit note id, created at {@link #NOON}. */
    public static CreditNoteId aCreditNoteId() {
        return new CreditNoteId(anId(IdKind.CREDIT_NOTE, NOON));
    }

    /** A new event id, created at {@link #NOON}. */
    public static EventId anEventId() {
        return new EventId(anId(IdKind.EVENT, NOON));
    }

    /** A new webhook endpoint id, created at {@link #NOON}. */
    public static WebhookEndpointId aWebhookEndpointId() {
        return new WebhookEndpointId(anId(IdKind.WEBHOOK_ENDPOINT, NOON));
    }

    /** A new id of an entry of the audit log, created at this instant. */
    public static AuditEntryId anAuditEntryId(Instant at) {
        return new AuditEntryId(anId(IdKind.AUDIT_ENTRY, at));
    }

    /** A new token of a login link or a session. */
    public static OperatorToken anOperatorToken() {
        return OperatorToken.of(IDS.secret(OperatorToken.BYTES));
    }

    static String anId(IdKind kind, Instant at) {
        return IDS.next(kind, at);
    }

    static byte[] secret(int bytes) {
        return IDS.secret(bytes);
    }

    /** A request about the charge of the transaction with this id. */
    public static ChargeRequest aChargeRequest(TransactionId id) {
        return aChargeRequest(aTransaction().withId(id).build(), Presence.ON_SESSION);
    }

    /** A request about the charge of this transaction. */
    public static ChargeRequest aChargeRequest(Transaction transaction, Presence presence) {
        return new ChargeRequest(transaction, new Description("Consulting"), presence);
    }

    /** A payer from {@link #anAddress()} who pays with this card. */
    public static PayLink.Command aPayer(TestCard card) {
        return PayLink.Command.of(
                new EmailAddress("ada@example.com"), new FullName("Ada Lovelace"), anAddress(), card.details());
    }
}
