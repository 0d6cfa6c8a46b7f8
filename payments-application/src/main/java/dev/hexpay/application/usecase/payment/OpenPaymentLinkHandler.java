package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.event.DomainEvent.PaymentLinkCreated;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;

/** Creates a link: payment and event in one unit of work, after its price is known. */
public final class OpenPaymentLinkHandler implements OpenPaymentLink {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Providers providers;
    private final IdSource ids;
    private final InstantSource clock;
    private final CustomerLookup customerLookup;
    private final TaxPricing pricing;
    private final EventRecorder events;
    private final LinkTokenForm tokens;

    public OpenPaymentLinkHandler(OutPorts out, TaxPricing pricing, EventRecorder events, LinkTokenForm tokens) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.providers = out.providers().registry();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.pricing = pricing;
        this.events = events;
        this.tokens = tokens;
    }

    @Override
    public PricedLink price(Scope scope, Command command) {
        CustomerReference reference = command.customer();
        Customer customer = reference == null ? null : customerLookup.get(scope, reference);
        providers
                .forMode(scope.mode())
                .ifPresent(provider -> ProviderGateway.requireCurrency(provider, scope, command.subtotal()));
        return new PricedLink(scope, command, customer, pricing.priceFor(scope, command.subtotal(), customer));
    }

    @Override
    public Payment open(Scope scope, PricedLink link) {
        if (!link.scope().equals(scope)) {
            throw new IllegalArgumentException("the link was priced in another scope");
        }
        return unitOfWork.inTransaction(() -> {
            Payment payment = newLink(scope, link);
            payments.insert(scope, payment, link.command().createdBy());
            events.record(scope, new PaymentLinkCreated(payment, link.customer()));
            return payment;
        });
    }

    private Payment newLink(Scope scope, PricedLink link) {
        Command command = link.command();
        Customer customer = link.customer();
        Instant now = clock.instant();
        // Here and not in price(…): a repeated request gets its stored response, even when its expiry is past by now.
        if (command.expiresAt() != null && !command.expiresAt().isAfter(now)) {
            throw PaymentsException.invalid("expiresAt", "must be in the future");
        }
        PaymentProvider provider = ProviderGateway.providerFor(providers, scope.mode());
        ProviderGateway.requireChargeable(provider, scope, link.price().total());
        CustomerId customerId = customer == null ? null : customer.id();
        return Payment.link(
                new Payment.PaymentDetails(
                        new PaymentId(ids.next(IdKind.PAYMENT, now)),
                        provider.name(),
                        link.price(),
                        command.description(),
                        command.metadata(),
                        customerId),
                hostedPage(scope, command),
                now);
    }

    private HostedPage hostedPage(Scope scope, Command command) {
        LinkToken token = tokens.create(scope, ids.secret(LinkToken.BYTES));
        try {
            return new HostedPage(token, command.successUrl(), command.cancelUrl(), command.expiresAt());
        } catch (InvalidValueException tooLate) {
            throw PaymentsException.invalid("expiresAt", tooLate.message());
        }
    }
}
