package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.in.paypage.PayPageQueries;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.invoice.DownloadDocumentHandler;
import dev.hexpay.application.usecase.provider.CheckoutGateway;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.tenant.Seller;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a payment for its payer. */
public final class PayPageQueryHandler implements PayPageQueries {
    private static final System.Logger LOG = System.getLogger(PayPageQueryHandler.class.getName());
    private static final Duration INVOICE_OPEN = Duration.ofHours(24);

    private final Payments payments;
    private final Transactions transactions;
    private final Organizations organizations;
    private final Invoices invoices;
    private final SellerDirectory sellers;
    private final InstantSource clock;
    private final LinkPricing pricing;
    private final CheckoutGateway checkouts;
    private final DownloadDocumentHandler downloadLinks;

    public PayPageQueryHandler(
            OutPorts out, LinkPricing pricing, CheckoutGateway checkouts, DownloadDocumentHandler downloadLinks) {
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.organizations = out.store().organizations();
        this.invoices = out.store().invoices();
        this.sellers = out.documents().sellers();
        this.clock = out.clock();
        this.pricing = pricing;
        this.checkouts = checkouts;
        this.downloadLinks = downloadLinks;
    }

    @Override
    public PayPage view(LinkToken token) {
        Scoped<Payment> scoped = payments.findByToken(token).orElseThrow(LinkToken::notFound);
        Scope scope = scoped.scope();
        Payment payment = scoped.value();
        markOpened(scope, payment);
        String seller = organizations.get(scope.organization()).name();
        if (!payment.isPayable(clock.instant())) {
            Invoice invoice = findInvoice(scope, payment);
            InvoiceLink link = invoice == null ? null : invoiceLink(scope, invoice);
            Seller soldBy = invoice == null
                    ? sellers.sellerOf(scope)
                    : invoice.parties().seller();
            PayPageStatus status = statusOf(payment);
            Checkout checkout = status == PayPageStatus.REQUIRES_ACTION ? checkout(scoped, payment.price()) : null;
            return new PayPage(
                    scope, seller, payment, payment.price(), null, link, status, soldBy.timeZone(), checkout);
        }
        LinkPricing.OnFile known = pricing.onFile(scoped);
        TimeZoneName timeZone = sellers.sellerOf(scope).timeZone();
        return new PayPage(
                scope,
                seller,
                payment,
                known.price(),
                known.address(),
                null,
                statusOf(payment),
                timeZone,
                checkout(scoped, known.price()));
    }

    /** The first view is recorded; a page is shown whether or not that succeeds. */
    private void markOpened(Scope scope, Payment payment) {
        try {
            payments.markOpened(scope, payment.id(), clock.instant());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "it is not recorded that " + payment.id().value() + " was opened",
                    e);
        }
    }

    @Override
    public Quote quote(LinkToken token, TaxLocation location) {
        Scoped<Payment> link = payments.findByToken(token).orElseThrow(LinkToken::notFound);
        TaxBreakdown price = pricing.quote(link, location);
        return new Quote(price, checkout(link, price));
    }

    @Override
    public Optional<NextAction> nextAction(LinkToken token) {
        Scoped<Payment> scoped = payments.findByToken(token).orElseThrow(LinkToken::notFound);
        Payment payment = scoped.value();
        return payment.state() instanceof PaymentState.RequiresAction current
                ? Optional.of(checkouts.nextAction(
                        scoped.scope(), payment, transactions.get(scoped.scope(), current.transaction())))
                : Optional.empty();
    }

    private @Nullable Checkout checkout(Scoped<Payment> link, TaxBreakdown price) {
        return checkouts.checkout(link.scope(), link.value().provider(), price.total());
    }

    private @Nullable Invoice findInvoice(Scope scope, Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid
                ? invoices.find(scope, paid.invoice()).orElse(null)
                : null;
    }

    private InvoiceLink invoiceLink(Scope scope, Invoice invoice) {
        DocumentRef document = new DocumentRef.InvoiceRef(invoice.id());
        return new InvoiceLink(
                invoice.number(),
                downloadLinks.linkTo(scope, document).url(),
                invoice.issuedAt().plus(INVOICE_OPEN));
    }

    private PayPageStatus statusOf(Payment payment) {
        return switch (payment.status()) {
            case PENDING -> payableStatus(payment);
            case FAILED -> payment.kind() == PaymentKind.CHARGE ? PayPageStatus.DECLINED : payableStatus(payment);
            case PROCESSING -> PayPageStatus.PROCESSING;
            case REQUIRES_ACTION -> PayPageStatus.REQUIRES_ACTION;
            case SUCCEEDED -> PayPageStatus.PAID;
            case CANCELED -> PayPageStatus.CANCELED;
        };
    }

    private PayPageStatus payableStatus(Payment payment) {
        return payment.page().isExpired(clock.instant()) ? PayPageStatus.EXPIRED : PayPageStatus.PAYABLE;
    }
}
