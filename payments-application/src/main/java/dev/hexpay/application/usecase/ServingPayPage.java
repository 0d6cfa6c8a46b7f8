package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.QuotePrice;
import dev.hexpay.application.port.in.ViewPayPage;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Located;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Reads a payment for its payer. */
final class ServingPayPage implements ViewPayPage, QuotePrice {
    private final Payments payments;
    private final Organizations organizations;
    private final Invoices invoices;
    private final InstantSource clock;
    private final Pricing pricing;
    private final DownloadingDocument downloading;

    ServingPayPage(OutPorts out, Pricing pricing, DownloadingDocument downloading) {
        this.payments = out.payments();
        this.organizations = out.organizations();
        this.invoices = out.invoices();
        this.clock = out.clock();
        this.pricing = pricing;
        this.downloading = downloading;
    }

    @Override
    public PayPage view(LinkToken token) {
        Located located = payments.findByToken(token).orElseThrow(LinkToken::unknown);
        Scope scope = located.scope();
        Payment payment = located.payment();
        String seller = organizations
                .find(scope.organization())
                .orElseThrow(() -> new IllegalStateException(scope.organization() + " is gone"))
                .name();
        return new PayPage(scope, seller, payment, invoice(scope, payment), stage(payment));
    }

    @Override
    public TaxBreakdown quote(LinkToken token, Place place) {
        return pricing.priceFor(payments.findByToken(token).orElseThrow(LinkToken::unknown), place);
    }

    private @Nullable PaidInvoice invoice(Scope scope, Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid
                ? invoices.find(scope, paid.invoice())
                        .map(invoice -> paid(scope, invoice))
                        .orElse(null)
                : null;
    }

    private PaidInvoice paid(Scope scope, Invoice invoice) {
        Document document = new Document.OfInvoice(invoice.id());
        return new PaidInvoice(
                invoice.number(), downloading.signed(scope, document).url());
    }

    private Stage stage(Payment payment) {
        return switch (payment.status()) {
            case PENDING -> payable(payment);
            case FAILED -> payment.kind() == PaymentKind.CHARGE ? Stage.DECLINED : payable(payment);
            case PROCESSING -> Stage.PROCESSING;
            case REQUIRES_ACTION -> Stage.REQUIRES_ACTION;
            case SUCCEEDED -> Stage.PAID;
            case CANCELED -> Stage.CANCELED;
        };
    }

    private Stage payable(Payment payment) {
        return payment.page().isExpired(clock.instant()) ? Stage.EXPIRED : Stage.PAYABLE;
    }
}
