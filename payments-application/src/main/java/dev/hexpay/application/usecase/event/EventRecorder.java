package dev.hexpay.application.usecase.event;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records events, in the unit of work of their cause. */
public final class EventRecorder {
    /** The failure of an off-session charge whose bank requires authentication. */
    static final Failure AUTHENTICATION_REQUIRED = new Failure(
            "authentication_required", null, "The card's bank wants its owner to authenticate this payment.");

    private final Outbox outbox;
    private final Customers customers;
    private final PublicUrls publicUrls;
    private final IdSource ids;
    private final InstantSource clock;

    public EventRecorder(OutPorts out) {
        this.outbox = out.store().outbox();
        this.customers = out.store().customers();
        this.publicUrls = out.publicUrls();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    /** The payer and the invoice of a payment. */
    public record PaidInvoice(Customer payer, Invoice invoice) {}

    public void linkCreated(Scope scope, Payment link, @Nullable Customer customer) {
        append(
                scope,
                new EventData.PaymentLinkCreated(
                        link.id().value(),
                        link.status().wire(),
                        link.price().total().minor(),
                        CurrencyCode.wire(link.price().currency()),
                        link.description().value(),
                        customer == null ? null : customer.merchantReference()));
    }

    public void linkCanceled(Scope scope, Payment link) {
        append(
                scope,
                new EventData.PaymentLinkCanceled(
                        link.id().value(),
                        link.status().wire(),
                        link.price().total().minor(),
                        CurrencyCode.wire(link.price().currency()),
                        link.description().value(),
                        merchantReference(scope, link.customer())));
    }

    public void paid(Scope scope, Payment payment, Transaction transaction, PaidInvoice paidInvoice) {
        Customer payer = paidInvoice.payer();
        Invoice invoice = paidInvoice.invoice();
        String currency = CurrencyCode.wire(payment.price().currency());
        long total = transaction.price().total().minor();
        invoiceCreated(scope, payer, invoice);
        append(
                scope,
                new EventData.PaymentReceived(
                        invoice.id().value(),
                        invoice.number().text(),
                        total,
                        payer.merchantReference(),
                        null,
                        transaction.id().value(),
                        transaction.provider(),
                        total,
                        currency,
                        total,
                        transaction.billingDetails().email().value(),
                        invoice.issuedAt()));
        if (payment.kind() == PaymentKind.LINK) {
            append(
                    scope,
                    new EventData.PaymentLinkCompleted(
                            payment.id().value(),
                            payment.status().wire(),
                            total,
                            currency,
                            payment.description().value(),
                            payer.merchantReference(),
                            invoice.id().value(),
                            invoice.number().text(),
                            transaction.id().value()));
        }
    }

    private void invoiceCreated(Scope scope, Customer payer, Invoice invoice) {
        Instant at = invoice.issuedAt();
        append(
                scope,
                new EventData.InvoiceCreated(
                        invoice.id().value(),
                        invoice.number().text(),
                        invoice.status().wire(),
                        at,
                        at,
                        at,
                        at,
                        CurrencyCode.wire(invoice.price().currency()),
                        invoice.price().subtotal().minor(),
                        invoice.price().total().minor(),
                        payer.merchantReference(),
                        null));
    }

    public void declined(Scope scope, Payment payment, Transaction transaction, Failure failure) {
        switch (payment.kind()) {
            case LINK ->
                append(
                        scope,
                        new EventData.PaymentLinkFailed(
                                payment.id().value(),
                                payment.status().wire(),
                                transaction.price().total().minor(),
                                CurrencyCode.wire(payment.price().currency()),
                                payment.description().value(),
                                merchantReference(scope, payment.customer()),
                                failure.code(),
                                failure.message()));
            case CHARGE -> chargeFailed(scope, payment, failure);
        }
    }

    /** A charge that requires action counts as failed for now. A link gets no event, because its payer is present. */
    public void actionRequired(Scope scope, Payment payment, Transaction transaction) {
        if (payment.kind() == PaymentKind.CHARGE) {
            chargeFailed(scope, payment, AUTHENTICATION_REQUIRED);
        }
    }

    private void chargeFailed(Scope scope, Payment charge, Failure failure) {
        String merchantsId = merchantReference(scope, charge.customer());
        if (merchantsId == null) {
            throw new IllegalStateException(charge.id() + " has no customer");
        }
        boolean isRecoverable = charge.status() == PaymentStatus.REQUIRES_ACTION;
        append(
                scope,
                new EventData.PaymentFailed(
                        null,
                        null,
                        merchantsId,
                        null,
                        charge.provider(),
                        failure.code(),
                        failure.message(),
                        isRecoverable ? publicUrls.payPage(charge.page().token()) : null));
    }

    public void methodReplaced(Scope scope, Customer customer, PaymentMethod method) {
        Card card = method.card();
        append(
                scope,
                new EventData.PaymentMethodUpdated(
                        customer.merchantReference(),
                        new EventData.CardData(card.brand(), card.last4(), card.expMonth(), card.expYear())));
    }

    public void defaultMethodRemoved(Scope scope, Customer customer) {
        append(scope, new EventData.PaymentMethodUpdated(customer.merchantReference(), null));
    }

    public void customerCreated(Scope scope, Customer customer) {
        Profile profile = customer.profile();
        append(
                scope,
                new EventData.CustomerCreated(
                        customer.id().value(),
                        profile.externalId() == null
                                ? null
                                : profile.externalId().value(),
                        profile.fullName() == null ? null : profile.fullName().value(),
                        profile.email().value(),
                        profile.taxDocument() == null
                                ? null
                                : profile.taxDocument().value(),
                        null,
                        profile.timezone().value(),
                        entries(profile),
                        customer.createdAt(),
                        customer.updatedAt()));
    }

    public void customerUpdated(Scope scope, Customer customer) {
        Profile profile = customer.profile();
        append(
                scope,
                new EventData.CustomerUpdated(
                        customer.id().value(),
                        profile.externalId() == null
                                ? null
                                : profile.externalId().value(),
                        profile.fullName() == null ? null : profile.fullName().value(),
                        profile.email().value(),
                        profile.taxDocument() == null
                                ? null
                                : profile.taxDocument().value(),
                        null,
                        profile.timezone().value(),
                        entries(profile),
                        customer.createdAt(),
                        customer.updatedAt()));
    }

    private static @Nullable Map<String, String> entries(Profile profile) {
        return profile.metadata() == null ? null : profile.metadata().entries();
    }

    private @Nullable String merchantReference(Scope scope, @Nullable CustomerId customer) {
        return customer == null
                ? null
                : customers
                        .find(scope, customer)
                        .map(Customer::merchantReference)
                        .orElse(customer.value());
    }

    /** Stores the event in the open unit of work. */
    void append(Scope scope, EventData data) {
        Instant now = clock.instant();
        outbox.append(scope, new Event(new EventId(ids.next(IdKind.EVENT, now)), now, data));
    }
}
