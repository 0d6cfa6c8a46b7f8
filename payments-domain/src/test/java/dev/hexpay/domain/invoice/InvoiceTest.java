package dev.hexpay.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final String ULID = "01JD3K5T0MZQ8V6X2Y4W7R9S1A";

    private static Invoice invoice(InvoiceStatus status) {
        return new Invoice(
                new InvoiceId("inv_" + ULID),
                new InvoiceNumber(InvoiceSeries.INVOICE, 1),
                new CustomerId("cus_" + ULID),
                new Invoice.Reference(new PaymentId("pay_" + ULID), new TransactionId("txn_" + ULID)),
                new Invoice.Parties(
                        Seller.named("Acme"),
                        new BillingDetails(new EmailAddress("ada@example.com"), null, null, null)),
                new Description("A book"),
                TaxBreakdown.undetermined(new Money(1000, Currency.getInstance("EUR"))),
                status,
                MONDAY,
                MONDAY);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAID", "VOID"})
    void outstanding_invoice_can_be_marked_paid_or_void(InvoiceStatus marked) {
        Invoice changed = invoice(InvoiceStatus.OUTSTANDING).changeStatus(marked, TUESDAY);

        assertThat(changed.status()).isEqualTo(marked);
        assertThat(changed.updatedAt()).isEqualTo(TUESDAY);
        assertThat(changed.issuedAt()).isEqualTo(MONDAY);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OUTSTANDING")
    void only_an_outstanding_invoice_can_be_marked(InvoiceStatus status) {
        assertThat(Rejection.fieldsOf(() -> invoice(status).changeStatus(InvoiceStatus.VOID, TUESDAY)))
                .containsExactly("status");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAID", "VOID"})
    void other_target_statuses_are_rejected(InvoiceStatus marked) {
        assertThat(Rejection.fieldsOf(() -> invoice(InvoiceStatus.OUTSTANDING).changeStatus(marked, TUESDAY)))
                .containsExactly("status");
    }

    @Test
    void credit_notes_have_their_own_series() {
        assertThat(new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 12).text()).isEqualTo("CN-0012");
    }
}
