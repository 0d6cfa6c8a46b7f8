package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.invoice.CreateDownloadLink;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.TestCard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InvoicesTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    private Invoice invoice() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        InvoiceId id = ((PaymentState.Succeeded) paid.state()).invoice();
        return fixture.useCases.invoices().queries().get(fixture.scope, id);
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        return catchThrowableOfType(PaymentsException.class, call);
    }

    @Test
    void invoice_stores_seller_buyer_and_price() {
        Invoice invoice = invoice();

        assertThat(invoice.parties().seller()).isEqualTo(UseCaseFixture.SELLER);
        assertThat(invoice.parties().buyer().email().value()).isEqualTo("ada@example.com");
        assertThat(invoice.price().tax().minor()).isEqualTo(4_75);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void invoice_is_issued_at_settlement() {
        fixture.provider.afterNextCall(() -> fixture.clock.advance(Duration.ofMillis(7)));
        Invoice invoice = invoice();
        Transaction paid = fixture.store
                .transactions()
                .find(fixture.scope, invoice.reference().transaction())
                .orElseThrow();

        assertThat(invoice.issuedAt()).isEqualTo(((TransactionState.Succeeded) paid.state()).paidAt());
    }

    @Test
    void receipt_is_sent_once() {
        Invoice invoice = invoice();

        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10)).isEqualTo(1);
        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10)).isZero();

        Mail mail = fixture.mailbox.mails().get(0);
        assertThat(mail.invoice()).isEqualTo(invoice);
        assertThat(mail.receipt().recipient())
                .isEqualTo(invoice.parties().buyer().email());
        assertThat(new String(mail.pdf().bytes(), StandardCharsets.UTF_8)).startsWith("TEST INV-0001");
    }

    @Test
    void receipt_is_retried_when_no_mail_server_accepts_it() {
        invoice();
        fixture.mailbox.rejectNext(2);

        fixture.useCases.jobs().sendReceipts().runOnce(10);
        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10))
                .as("not before a minute")
                .isZero();
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.useCases.jobs().sendReceipts().runOnce(10);
        fixture.clock.advance(Duration.ofMinutes(5));
        fixture.useCases.jobs().sendReceipts().runOnce(10);

        assertThat(fixture.mailbox.mails()).hasSize(1);
    }

    @Test
    void wait_for_the_renderer_is_no_failed_delivery() {
        AtomicInteger renderings = new AtomicInteger();
        InvoiceRenderer renderer = new PlainTextInvoiceRenderer();
        UseCaseFixture busy = new UseCaseFixture(OpenLinkReverseCharge.ON, new InvoiceRenderer() {
            @Override
            public PdfDocument render(Mode mode, Invoice invoice) {
                if (renderings.incrementAndGet() < 5) {
                    throw new RendererBusyException(Duration.ofSeconds(5));
                }
                return renderer.render(mode, invoice);
            }

            @Override
            public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
                return renderer.render(mode, creditNote, invoice);
            }
        });
        busy.pay(busy.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));

        for (int i = 0; i < 5; i++) {
            assertThat(busy.useCases.jobs().sendReceipts().runOnce(10))
                    .as("run %s", i)
                    .isEqualTo(1);
            busy.clock.advance(Receipt.LEASE);
        }

        assertThat(busy.mailbox.mails()).hasSize(1);
    }

    @Test
    void sending_again_creates_a_separate_receipt() {
        Invoice invoice = invoice();
        fixture.useCases.invoices().send().send(fixture.scope, invoice.id());

        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10)).isEqualTo(2);
        assertThat(fixture.mailbox.mails())
                .extracting(mail -> mail.receipt().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void paid_invoice_status_cannot_be_updated() {
        Invoice invoice = invoice();

        assertThat(errorOf(() -> fixture.useCases
                                .invoices()
                                .updateStatus()
                                .update(fixture.scope, invoice.id(), InvoiceStatus.VOID))
                        .violations()
                        .get(0)
                        .field())
                .isEqualTo("status");
    }

    @Test
    void outstanding_invoice_is_voided_with_an_event() {
        Invoice invoice = invoice();
        fixture.store.invoices().save(fixture.scope, outstanding(invoice));
        int eventCount = fixture.events().size();

        Invoice voided =
                fixture.useCases.invoices().updateStatus().update(fixture.scope, invoice.id(), InvoiceStatus.VOID);

        assertThat(fixture.useCases.invoices().queries().get(fixture.scope, invoice.id()))
                .isEqualTo(voided);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("invoice.voided");
    }

    private static Invoice outstanding(Invoice paid) {
        return new Invoice(
                paid.id(),
                paid.number(),
                paid.customer(),
                paid.reference(),
                paid.parties(),
                paid.description(),
                paid.price(),
                InvoiceStatus.OUTSTANDING,
                paid.issuedAt(),
                paid.updatedAt());
    }

    private CreateDownloadLink.DownloadLink downloadLink(Invoice invoice) {
        return fixture.useCases
                .invoices()
                .createDownloadLink()
                .create(fixture.scope, new DocumentRef.InvoiceRef(invoice.id()));
    }

    private static String token(CreateDownloadLink.DownloadLink link) {
        return link.url().substring(UseCaseFixture.DOCUMENTS.length());
    }

    @Test
    void download_link_is_valid_for_seven_days() {
        CreateDownloadLink.DownloadLink link = downloadLink(invoice());
        String token = token(link);

        assertThat(link.expiresAt()).isEqualTo(fixture.clock.instant().plus(Duration.ofDays(7)));
        fixture.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(fixture.useCases.invoices().download().download(token).fileName())
                .isEqualTo("INV-0001.pdf");
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(errorOf(() -> fixture.useCases.invoices().download().download(token))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void first_download_stores_the_file() {
        Invoice invoice = invoice();
        assertThat(fixture.store.documentFiles().find(fixture.scope, DocumentEdition.of(invoice)))
                .isEmpty();

        String text = download(invoice);

        assertThat(text).startsWith("TEST INV-0001");
        assertThat(fixture.store.documentFiles().find(fixture.scope, DocumentEdition.of(invoice)))
                .hasValueSatisfying(file -> assertThat(text(file)).isEqualTo(text));
    }

    @Test
    void stored_file_is_downloaded_and_sent_whatever_the_renderer_makes_today() {
        Invoice invoice = invoice();
        PdfDocument earlier = new PdfDocument("earlier".getBytes(StandardCharsets.UTF_8));
        fixture.store.documentFiles().getOrInsert(fixture.scope, DocumentEdition.of(invoice), earlier);

        fixture.useCases.jobs().sendReceipts().runOnce(10);

        assertThat(download(invoice)).isEqualTo("earlier");
        assertThat(text(fixture.mailbox.mails().get(0).pdf())).isEqualTo("earlier");
    }

    @Test
    void each_printed_status_has_a_file_of_its_own() {
        Invoice invoice = invoice();
        fixture.store.invoices().save(fixture.scope, outstanding(invoice));
        PdfDocument notPaid = new PdfDocument("not paid".getBytes(StandardCharsets.UTF_8));
        fixture.store.documentFiles().getOrInsert(fixture.scope, DocumentEdition.of(outstanding(invoice)), notPaid);
        assertThat(download(invoice)).isEqualTo("not paid");

        fixture.useCases.invoices().updateStatus().update(fixture.scope, invoice.id(), InvoiceStatus.VOID);

        assertThat(download(invoice)).startsWith("TEST INV-0001");
    }

    @Test
    void document_is_not_rendered_inside_a_unit_of_work() {
        Invoice invoice = invoice();

        assertThatThrownBy(() -> fixture.store.unitOfWork().inTransaction(() -> download(invoice)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of units of work");
    }

    private String download(Invoice invoice) {
        return text(fixture.useCases
                .invoices()
                .download()
                .download(token(downloadLink(invoice)))
                .document());
    }

    private static String text(PdfDocument file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void forged_download_token_is_rejected() {
        String token = token(downloadLink(invoice()));

        for (String forged : new String[] {"", "x", token + "x", "x" + token}) {
            assertThat(errorOf(() -> fixture.useCases.invoices().download().download(forged))
                            .code())
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void invoices_of_another_scope_are_not_found() {
        Invoice invoice = invoice();

        assertThat(errorOf(() -> fixture.useCases.invoices().queries().get(fixture.live, invoice.id()))
                        .code())
                .isEqualTo(ErrorCode.INVOICE_NOT_FOUND);
        assertThat(errorOf(() -> fixture.useCases
                                .invoices()
                                .createDownloadLink()
                                .create(fixture.live, new DocumentRef.InvoiceRef(invoice.id())))
                        .code())
                .isEqualTo(ErrorCode.INVOICE_NOT_FOUND);
        assertThat(errorOf(() -> fixture.useCases.invoices().send().send(fixture.live, invoice.id()))
                        .code())
                .isEqualTo(ErrorCode.INVOICE_NOT_FOUND);
        assertThat(errorOf(() -> fixture.useCases.invoices().queries().get(fixture.scope, Builders.anInvoiceId()))
                        .code())
                .isEqualTo(ErrorCode.INVOICE_NOT_FOUND);
    }
}
