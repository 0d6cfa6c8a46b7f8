package dev.hexpay.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Refused;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Payer;
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
                        Seller.named("Acme"), new Payer(new EmailAddress("ada@example.com"), null, null, null)),
                new Description("A book"),
                TaxBreakdown.unknown(new Money(1000, Currency.getInstance("EUR"))),
                status,
                MONDAY,
                MONDAY);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAID", "VOID"})
    void an_outstanding_invoice_is_marked_by_hand(InvoiceStatus marked) {
        Invoice changed = invoice(InvoiceStatus.OUTSTANDING).markedAs(marked, TUESDAY);

        assertThat(changed.status()).isEqualTo(marked);
        assertThat(changed.updatedAt()).isEqualTo(TUESDAY);
        assertThat(changed.issuedAt()).isEqualTo(MONDAY);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OUTSTANDING")
    void no_other_invoice_is(InvoiceStatus status) {
        assertThat(Refused.fieldsOf(() -> invoice(status).markedAs(InvoiceStatus.VOID, TUESDAY)))
                .containsExactly("status");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAID", "VOID"})
    void as_nothing_else(InvoiceStatus marked) {
        assertThat(Refused.fieldsOf(() -> invoice(InvoiceStatus.OUTSTANDING).markedAs(marked, TUESDAY)))
                .containsExactly("status");
    }

    @Test
    void a_credit_note_has_a_series_of_its_own() {
        assertThat(new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 12).text()).isEqualTo("CN-0012");
    }
}
