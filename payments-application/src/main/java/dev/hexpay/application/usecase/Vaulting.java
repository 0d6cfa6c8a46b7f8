package dev.hexpay.application.usecase;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import java.time.InstantSource;

/** Finds who paid, or makes them a customer, and puts the card that they paid with on file. */
final class Vaulting {
    private final Customers customers;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final Announcing announcing;

    Vaulting(OutPorts out, Announcing announcing) {
        this.customers = out.customers();
        this.methods = out.paymentMethods();
        this.ids = out.ids();
        this.clock = out.clock();
        this.announcing = announcing;
    }

    /** The customer who paid, with the provider's vaulted card as their default when it vaulted one. */
    Customer payerWithCard(Scope scope, Payment payment, Transaction transaction, ProviderAnswer.Succeeded answer) {
        Customer payer = payerOf(scope, payment, transaction);
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
        Customer saved = customers.save(scope, payer.chargedBy(method.id(), now));
        if (payer.defaultMethod() != null) {
            announcing.methodReplaced(scope, saved, method);
        }
        return saved;
    }

    private Customer payerOf(Scope scope, Payment payment, Transaction attempt) {
        Payer payer = attempt.payer();
        CustomerId known = payment.customer();
        if (known != null) {
            Customer customer = locked(scope, known);
            TaxDocument document = customer.profile().taxDocument();
            return completed(
                    scope, customer, payer, new Gaps(leftTaxOpen(customer, payment, attempt), document == null));
        }
        CustomerId candidate = customers
                .findOldestByEmail(scope, payer.email())
                .map(Customer::id)
                .orElseGet(() -> new CustomerId(ids.next(IdKind.CUSTOMER, clock.instant())));
        CustomerId decided = customers.payerOf(scope, payer.email(), candidate);
        return customers
                .lock(scope, decided)
                .map(customer -> completed(
                        scope, customer, payer, new Gaps(customer.profile().address() == null, false)))
                .orElseGet(() -> created(scope, decided, payer));
    }

    private Customer locked(Scope scope, CustomerId id) {
        return customers.lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
    }

    private Customer created(Scope scope, CustomerId id, Payer payer) {
        Profile profile = new Profile(
                payer.email(), null, payer.name(), payer.taxDocument(), TimeZoneName.UTC, payer.address(), null);
        Customer customer = customers.insertOrFind(scope, Customer.created(id, profile, clock.instant()));
        announcing.customerCreated(scope, customer);
        return customer;
    }

    /**
     * Whether the customer's address, if there was one, had not decided the tax when the link was made: then it gives way
     * to the payer's, which did, or later charges would go untaxed.
     */
    private static boolean leftTaxOpen(Customer customer, Payment link, Transaction attempt) {
        boolean isSameAsThen = !customer.updatedAt().isAfter(link.createdAt());
        return customer.profile().address() == null
                || (isSameAsThen && attempt.price().source() == LocationSource.PAYER);
    }

    /**
     * What of a customer's profile a payer may fill. Whoever holds an open link can name anybody's e-mail address: the tax
     * id, which can free all later charges from tax, is taken only from the holder of a link made for this customer.
     */
    private record Gaps(boolean isAddressOpen, boolean isTaxDocumentOpen) {}

    /** What the payer said fills what the merchant left open, and never replaces what the merchant said. */
    private Customer completed(Scope scope, Customer customer, Payer payer, Gaps gaps) {
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
        Customer saved = customers.save(scope, customer.described(filled, clock.instant()));
        announcing.customerUpdated(scope, saved);
        return saved;
    }
}
