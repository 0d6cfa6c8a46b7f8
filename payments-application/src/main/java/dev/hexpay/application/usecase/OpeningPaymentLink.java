package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes a link in one unit of work: key, payment, event and kept answer. */
final class OpeningPaymentLink implements OpenPaymentLink {
    private final Payments payments;
    private final Providers providers;
    private final IdSource ids;
    private final InstantSource clock;
    private final FindingCustomer findCustomer;
    private final OnceOnly onceOnly;
    private final Pricing pricing;
    private final Announcing announcing;

    OpeningPaymentLink(OutPorts out, OnceOnly onceOnly, Pricing pricing, Announcing announcing) {
        this.payments = out.payments();
        this.providers = out.providers();
        this.ids = out.ids();
        this.clock = out.clock();
        this.findCustomer = new FindingCustomer(out.customers());
        this.onceOnly = onceOnly;
        this.pricing = pricing;
        this.announcing = announcing;
    }

    @Override
    public Answered<Payment> open(Scope scope, Command command, Once<Payment> once) {
        return onceOnly.keepingRefusals(scope, once, () -> {
            CustomerReference reference = command.customer();
            Customer customer = reference == null ? null : findCustomer.get(scope, reference);
            TaxBreakdown price = pricing.priceFor(scope, command.subtotal(), customer);
            return onceOnly.inOneUnit(scope, once, () -> opened(scope, command, customer, price));
        });
    }

    private Payment opened(Scope scope, Command command, @Nullable Customer customer, TaxBreakdown price) {
        Instant now = clock.instant();
        // After the claim: a repeated request is answered as it was, though its expiry may be past by now.
        if (command.expiresAt() != null && !command.expiresAt().isAfter(now)) {
            throw Refusal.invalid("expiresAt", "must be in the future");
        }
        CustomerId customerId = customer == null ? null : customer.id();
        Payment payment = Payment.link(
                new Payment.Order(
                        new PaymentId(ids.next(IdKind.PAYMENT, now)),
                        Asking.providerFor(providers, scope.mode()).name(),
                        price,
                        command.description(),
                        command.metadata(),
                        customerId),
                new HostedPage(
                        LinkToken.of(ids.secret(LinkToken.BYTES)),
                        command.successUrl(),
                        command.cancelUrl(),
                        command.expiresAt()),
                now);
        payments.insert(scope, payment);
        announcing.linkCreated(scope, payment, customer);
        return payment;
    }
}
