package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Creates a link in one unit of work: idempotency record, payment, event and stored response. */
public final class OpenPaymentLinkHandler implements OpenPaymentLink {
    private final Payments payments;
    private final Providers providers;
    private final IdSource ids;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final IdempotentExecution execution;
    private final TaxPricing pricing;
    private final EventRecorder events;

    public OpenPaymentLinkHandler(
            OutPorts out, IdempotentExecution execution, TaxPricing pricing, EventRecorder events) {
        this.payments = out.store().payments();
        this.providers = out.providers().registry();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.execution = execution;
        this.pricing = pricing;
        this.events = events;
    }

    @Override
    public IdempotentResult<Payment> open(Scope scope, Command command, IdempotentRequest<Payment> request) {
        return execution.storingRejections(scope, request, () -> {
            CustomerReference reference = command.customer();
            Customer customer = reference == null ? null : customerLookup.get(scope, reference);
            TaxBreakdown price = pricing.priceFor(scope, command.subtotal(), customer);
            return execution.inTransaction(scope, request, () -> createLink(scope, command, customer, price));
        });
    }

    private Payment createLink(Scope scope, Command command, @Nullable Customer customer, TaxBreakdown price) {
        Instant now = clock.instant();
        // After the claim: a repeated request gets its stored response, even when its expiry is past by now.
        if (command.expiresAt() != null && !command.expiresAt().isAfter(now)) {
            throw PaymentsException.invalid("expiresAt", "must be in the future");
        }
        CustomerId customerId = customer == null ? null : customer.id();
        Payment payment = Payment.link(
                new Payment.PaymentDetails(
                        new PaymentId(ids.next(IdKind.PAYMENT, now)),
                        ProviderGateway.providerFor(providers, scope.mode()).name(),
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
        events.linkCreated(scope, payment, customer);
        return payment;
    }
}
