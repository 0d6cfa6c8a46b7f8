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

/** Finds who paid, or makes them a customer, and puts the card that they paid with on file. */
public final class CustomerVault {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final EventRecorder events;

    public CustomerVault(OutPorts out, EventRecorder events) {
        this.customers = out.customers();
        this.methods = out.paymentMethods();
        this.ids = out.ids();
        this.clock = out.clock();
        this.events = events;
    }

    /** The customer who paid, with the provider's vaulted card as their default when it vaulted one. */
    public Customer payerWithCard(
            Scope scope, Payment payment, Transaction transaction, ProviderResult.Succeeded answer) {
        Customer payer = resolvePayer(scope, payment, transaction);
        VaultedCard vaulted = answer.vaulted();
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
            events.methodReplaced(scope, saved, method);
        }
        return saved;
    }

    private Customer resolvePayer(Scope scope, Payment payment, Transaction transaction) {
        BillingDetails payer = transaction.billingDetails();
        CustomerId known = payment.customer();
        if (known != null) {
            Customer customer = lock(scope, known);
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
        return customers.lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
    }

    private Customer create(Scope scope, CustomerId id, BillingDetails payer) {
        Profile profile = new Profile(
                payer.email(), null, payer.name(), payer.taxDocument(), TimeZoneName.UTC, payer.address(), null);
        Customer customer = customers.getOrInsert(scope, Customer.create(id, profile, clock.instant()));
        events.customerCreated(scope, customer);
        return customer;
    }

    /**
     * Whether the customer's address, if there was one, had not decided the tax when the link was made: then it gives way
     * to the payer's, which did, or later charges would go untaxed.
     */
    private static boolean taxUndecided(Customer customer, Payment link, Transaction transaction) {
        boolean isSameAsThen = !customer.updatedAt().isAfter(link.createdAt());
        return customer.profile().address() == null
                || (isSameAsThen && transaction.price().source() == LocationSource.PAYER);
    }

    /**
     * What of a customer's profile a payer may fill. Whoever holds an open link can name anybody's e-mail address: the tax
     * id, which can free all later charges from tax, is taken only from the holder of a link made for this customer.
     */
    private record MissingDetails(boolean isAddressOpen, boolean isTaxDocumentOpen) {}

    /** What the payer said fills what the merchant left open, and never replaces what the merchant said. */
    private Customer complete(Scope scope, Customer customer, BillingDetails payer, MissingDetails gaps) {
        Profile known = customer.profile();
        Profile filled = new Profile(
                known.email(),
                known.externalId(),
                known.fullName() == null ? payer.name() : known.fullName(),
                gaps.isTaxDocumentOpen() ? payer.taxDocument() : known.taxDocument(),
                known.timezone(),
                gaps.isAddressOpen() ? payer.address() : known.address(),
                known.metadata());
        if (filled.equals(known)) {
            return customer;
        }
        Customer saved = customers.save(scope, customer.withProfile(filled, clock.instant()));
        events.customerUpdated(scope, saved);
        return saved;
    }
}
