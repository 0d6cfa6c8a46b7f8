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
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
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
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;

/** Finds or creates the customer of a payer, and saves the card that they paid with. */
public final class CustomerVault {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final EventRecorder events;

    public CustomerVault(OutPorts out, EventRecorder events) {
        this.customers = out.store().customers();
        this.methods = out.store().paymentMethods();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.events = events;
    }

    /** The customer who paid; when the provider saved the card, it is their default method. */
    public Customer payerWithCard(
            Scope scope, Payment payment, Transaction transaction, ProviderResult.Succeeded result) {
        Customer payer = resolvePayer(scope, payment, transaction);
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
        Customer saved = customers.save(scope, payer.withDefaultMethod(method.id(), now));
        if (payer.defaultMethod() != null) {
            events.record(scope, new PaymentMethodReplaced(saved, method));
        }
        return saved;
    }

    private Customer resolvePayer(Scope scope, Payment payment, Transaction transaction) {
        BillingDetails payer = transaction.billingDetails();
        CustomerId linked = payment.customer();
        if (linked != null) {
            Customer customer = lock(scope, linked);
            TaxDocument document = customer.profile().taxDocument();
            return complete(
                    scope,
                    customer,
                    payer,
                    new MissingDetails(taxUndecided(customer, payment, transaction), document == null));
        }
        CustomerId candidate = customers
                .findOldestByEmail(scope, payer.email())
                .map(Customer::id)
                .orElseGet(() -> new CustomerId(ids.next(IdKind.CUSTOMER, clock.instant())));
        CustomerId decided = customers.claimEmail(scope, payer.email(), candidate);
        return customers
                .lock(scope, decided)
                .map(customer -> complete(
                        scope,
                        customer,
                        payer,
                        new MissingDetails(customer.profile().address() == null, false)))
                .orElseGet(() -> create(scope, decided, payer));
    }

    private Customer lock(Scope scope, CustomerId id) {
        return customers.getLocked(scope, id);
    }

    private Customer create(Scope scope, CustomerId id, BillingDetails payer) {
        Profile profile = new Profile(
                payer.email(), null, payer.name(), payer.taxDocument(), TimeZoneName.UTC, payer.address(), null);
        Customer customer = customers.getOrInsert(scope, Customer.create(id, profile, clock.instant()));
        events.record(scope, new CustomerCreated(customer));
        return customer;
    }

    /**
     * Whether the customer's address is missing or did not decide the tax when the link was created. Then the payer's
     * address, which did, replaces it; otherwise later charges would be untaxed.
     */
    private static boolean taxUndecided(Customer customer, Payment link, Transaction transaction) {
        boolean isUnchangedSinceLink = !customer.updatedAt().isAfter(link.createdAt());
        return customer.profile().address() == null
                || (isUnchangedSinceLink && transaction.price().source() == LocationSource.PAYER);
    }

    /**
     * The details of a customer that a payer may fill in. The holder of an open link can enter the e-mail address of
     * any customer, and a tax id can exempt all later charges from tax; so a tax id is stored only from a link created
     * for this customer.
     */
    private record MissingDetails(boolean acceptsAddress, boolean acceptsTaxDocument) {}

    /** Fills missing details of the customer with the payer's; never replaces details from the merchant. */
    private Customer complete(Scope scope, Customer customer, BillingDetails payer, MissingDetails missing) {
        Profile profile = customer.profile();
        Profile filled = new Profile(
                profile.email(),
                profile.externalId(),
                profile.fullName() == null ? payer.name() : profile.fullName(),
                missing.acceptsTaxDocument() ? payer.taxDocument() : profile.taxDocument(),
                profile.timezone(),
                missing.acceptsAddress() ? payer.address() : profile.address(),
                profile.metadata());
        if (filled.equals(profile)) {
            return customer;
        }
        Customer saved = customers.save(scope, customer.withProfile(filled, clock.instant()));
        events.record(scope, new CustomerUpdated(saved));
        return saved;
    }
}
