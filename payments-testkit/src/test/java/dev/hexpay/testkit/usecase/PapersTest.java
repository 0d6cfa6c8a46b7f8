package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.LinkDocument;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PapersTest {
    private final Shop shop = new Shop();

    private Invoice invoice() {
        Payment paid = shop.pay(shop.open(aLinkOf(25_00)), with(TestCard.WORKS));
        InvoiceId id = ((PaymentState.Succeeded) paid.state()).invoice();
        return shop.useCases.getInvoice().get(shop.scope, id);
    }

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }

    @Test
    void an_invoice_keeps_who_sold_to_whom_and_what_was_paid() {
        Invoice invoice = invoice();

        assertThat(invoice.parties().seller()).isEqualTo(Shop.SELLER);
        assertThat(invoice.parties().buyer().email().value()).isEqualTo("ada@example.com");
        assertThat(invoice.price().tax().minor()).isEqualTo(4_75);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void an_invoice_is_issued_when_the_payment_is_settled() {
        shop.provider.afterNextCall(() -> shop.clock.advance(Duration.ofMillis(7)));
        Invoice invoice = invoice();
        Transaction paid = shop.store
                .transactions()
                .find(shop.scope, invoice.reference().transaction())
                .orElseThrow();

        assertThat(invoice.issuedAt()).isEqualTo(((TransactionState.Succeeded) paid.state()).paidAt());
    }

    @Test
    void a_receipt_is_sent_once_for_a_success() {
        Invoice invoice = invoice();

        assertThat(shop.useCases.sendReceipts().runOnce(10)).isEqualTo(1);
        assertThat(shop.useCases.sendReceipts().runOnce(10)).isZero();

        Mail mail = shop.mailbox.mails().get(0);
        assertThat(mail.invoice()).isEqualTo(invoice);
        assertThat(mail.receipt().recipient())
                .isEqualTo(invoice.parties().buyer().email());
        assertThat(new String(mail.pdf().bytes(), StandardCharsets.UTF_8)).startsWith("INV-0001");
    }

    @Test
    void a_receipt_that_no_mail_server_takes_is_sent_later() {
        invoice();
        shop.mailbox.refuse(2);

        shop.useCases.sendReceipts().runOnce(10);
        assertThat(shop.useCases.sendReceipts().runOnce(10))
                .as("not before a minute")
                .isZero();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.useCases.sendReceipts().runOnce(10);
        shop.clock.advance(Duration.ofMinutes(5));
        shop.useCases.sendReceipts().runOnce(10);

        assertThat(shop.mailbox.mails()).hasSize(1);
    }

    @Test
    void sending_again_is_a_message_of_its_own() {
        Invoice invoice = invoice();
        shop.useCases.sendInvoice().send(shop.scope, invoice.id(), Once.unkeyed());

        assertThat(shop.useCases.sendReceipts().runOnce(10)).isEqualTo(2);
        assertThat(shop.mailbox.mails()).extracting(mail -> mail.receipt().id()).doesNotHaveDuplicates();
    }

    @Test
    void a_paid_invoice_is_not_marked_by_hand() {
        Invoice invoice = invoice();

        assertThat(refused(() -> shop.useCases
                                .markInvoice()
                                .mark(shop.scope, invoice.id(), InvoiceStatus.VOID, Once.unkeyed()))
                        .problems()
                        .get(0)
                        .field())
                .isEqualTo("status");
    }

    @Test
    void an_outstanding_invoice_is_voided_and_that_is_told() {
        Invoice invoice = invoice();
        shop.store.invoices().save(shop.scope, outstanding(invoice));
        int known = shop.events().size();

        Invoice voided = shop.useCases
                .markInvoice()
                .mark(shop.scope, invoice.id(), InvoiceStatus.VOID, Once.unkeyed())
                .result();

        assertThat(shop.useCases.getInvoice().get(shop.scope, invoice.id())).isEqualTo(voided);
        assertThat(shop.eventNamesAfter(known)).containsExactly("invoice.voided");
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

    @Test
    void a_signed_address_opens_the_paper_for_seven_days() {
        Invoice invoice = invoice();
        LinkDocument.Link link = shop.useCases.linkDocument().link(shop.scope, new Document.OfInvoice(invoice.id()));
        String token = link.url().substring(Shop.DOCUMENTS.length());

        assertThat(link.expiresAt()).isEqualTo(shop.clock.instant().plus(Duration.ofDays(7)));
        shop.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(shop.useCases.downloadDocument().download(token).fileName()).isEqualTo("INV-0001.pdf");
        shop.clock.advance(Duration.ofMillis(1));
        assertThat(refused(() -> shop.useCases.downloadDocument().download(token))
                        .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void an_address_that_we_did_not_sign_opens_nothing() {
        Invoice invoice = invoice();
        LinkDocument.Link link = shop.useCases.linkDocument().link(shop.scope, new Document.OfInvoice(invoice.id()));
        String token = link.url().substring(Shop.DOCUMENTS.length());

        for (String forged : new String[] {"", "x", token + "x", "x" + token}) {
            assertThat(refused(() -> shop.useCases.downloadDocument().download(forged))
                            .code())
                    .isEqualTo(RefusalCode.NOT_FOUND);
        }
    }

    @Test
    void papers_of_another_scope_do_not_exist() {
        Invoice invoice = invoice();

        assertThat(refused(() -> shop.useCases.getInvoice().get(shop.live, invoice.id()))
                        .code())
                .isEqualTo(RefusalCode.INVOICE_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.linkDocument().link(shop.live, new Document.OfInvoice(invoice.id())))
                        .code())
                .isEqualTo(RefusalCode.INVOICE_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.sendInvoice().send(shop.live, invoice.id(), Once.unkeyed()))
                        .code())
                .isEqualTo(RefusalCode.INVOICE_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.getInvoice().get(shop.scope, Builders.anInvoiceId()))
                        .code())
                .isEqualTo(RefusalCode.INVOICE_NOT_FOUND);
    }
}
