package dev.hexpay.application.usecase.customer;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.event.DomainEvent.CustomerCreated;
import dev.hexpay.domain.event.DomainEvent.CustomerUpdated;
import dev.hexpay.domain.event.DomainEvent.PaymentMethodReplaced;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Finds or creates the customer of a payer, and saves the card that they paid with.
 *
 * <p>A link for a customer was made by the merchant for this customer: its payer may fill in what is missing, and the
 * card becomes the default. The payer of a link without customer is only an e-mail address that anyone can enter: it
 * selects the customer, who stays unchanged.
 */
public final class CustomerVault {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final EventRecorder events;
    private final OpenLinkReverseCharge reverseCharge;

    public CustomerVault(OutPorts out, EventRecorder events, OpenLinkReverseCharge reverseCharge) {
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.events = events;
        this.reverseCharge = reverseCharge;
    }

    /** The customer who paid, with the card when the provider saved it. */
    public Customer payerWithCard(
            Scope scope, Payment payment, Transaction transaction, ProviderResult.Succeeded result) {
        CustomerId linked = payment.customer();
        Customer payer = linked == null
                ? findOrCreate(scope, transaction.billingDetails())
                : complete(scope, customers.getLocked(scope, linked), payment, transaction);
        VaultedCard vaulted = result.vaulted();
        if (vaulted == null) {
            return payer;
        }
        Instant now = clock.instant();
        PaymentMethod method = new PaymentMethod(
                new PaymentMethodId(ids.next(IdKind.PAYMENT_METHOD, now)),
                payer.id(),
                transaction.provider(),
                vaulted.reference(),
                vaulted.card(),
                now);
        methods.insert(scope, method);
        return linked != null || payer.acceptsDefaultFromOpenLink() ? withDefault(scope, payer, method) : payer;
    }

    private Customer withDefault(Scope scope, Customer payer, PaymentMethod method) {
        Customer saved = customers.save(scope, payer.withDefaultMethod(method.id(), clock.instant()));
        if (payer.defaultMethod() != null) {
            events.record(scope, new PaymentMethodReplaced(saved, method));
        }
        return saved;
    }

    private Customer findOrCreate(Scope scope, BillingDetails payer) {
        CustomerId candidate = customers
                .findOldestByEmail(scope, payer.email())
                .map(Customer::id)
                .orElseGet(() -> new CustomerId(ids.next(IdKind.CUSTOMER, clock.instant())));
        CustomerId decided = customers.claimEmail(scope, payer.email(), candidate);
        return customers.lock(scope, decided).orElseGet(() -> create(scope, decided, payer));
    }

    private Customer create(Scope scope, CustomerId id, BillingDetails payer) {
        Profile profile = Profile.of(payer.email())
                .withFullName(payer.name())
                .withAddress(payer.address())
                .withTaxDocument(reverseCharge.deciding(payer.taxDocument()));
        Customer customer = customers.getOrInsert(scope, Customer.createFromLink(id, profile, clock.instant()));
        events.record(scope, new CustomerCreated(customer));
        return customer;
    }

    /** Fills missing details of the customer of the link with the payer's; never replaces details from the merchant. */
    private Customer complete(Scope scope, Customer customer, Payment link, Transaction transaction) {
        Profile profile = customer.profile();
        BillingDetails payer = transaction.billingDetails();
        Profile filled = profile.withFullName(profile.fullName() == null ? payer.name() : profile.fullName())
                .withTaxDocument(profile.taxDocument() == null ? payer.taxDocument() : profile.taxDocument())
                .withAddress(payerDecidedTax(customer, link, transaction) ? payer.address() : profile.address());
        if (filled.equals(profile)) {
            return customer;
        }
        Customer saved = customers.save(scope, customer.withProfile(filled, clock.instant()));
        events.record(scope, new CustomerUpdated(saved));
        return saved;
    }

    /**
     * Whether the payer's address decided the tax because the customer's is missing, or did not decide it when the link
     * was created. Then the payer's address replaces it; otherwise later charges would be untaxed.
     */
    private static boolean payerDecidedTax(Customer customer, Payment link, Transaction transaction) {
        boolean isUnchangedSinceLink = !customer.updatedAt().isAfter(link.createdAt());
        return transaction.price().source() == LocationSource.PAYER
                && (customer.profile().address() == null || isUnchangedSinceLink);
    }
}
