package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.anInvoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.contract.ReceiptMailerHarness.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ReceiptMailer} guarantees. */
public abstract class ReceiptMailerContract {
    private static final String DOCUMENT = "%PDF-1.7 document \u00e4\u00ff";

    private final Invoice invoice = anInvoice().build();
    private ReceiptMailerHarness harness;

    /** A mailer that has sent nothing. */
    protected abstract ReceiptMailerHarness harness();

    @BeforeEach
    final void start() {
        harness = harness();
    }

    @AfterEach
    final void stop() {
        harness.close();
    }

    @Test
    void a_receipt_reaches_its_recipient_with_the_document() {
        harness.mailer().send(payment("ada@example.com"));

        assertThat(harness.messages()).hasSize(1);
        Message message = harness.messages().get(0);
        assertThat(message.recipient()).isEqualTo("ada@example.com");
        assertThat(message.document()).isEqualTo(DOCUMENT);
    }

    @Test
    void a_receipt_of_a_refund_is_sent() {
        harness.mailer().send(refund("ada@example.com"));

        assertThat(harness.messages()).extracting(Message::document).containsExactly(DOCUMENT);
    }

    @Test
    void each_receipt_is_a_message_with_a_different_id() {
        harness.mailer().send(payment("ada@example.com"));
        harness.mailer().send(payment("ada@example.com"));
        harness.mailer().send(refund("bob@example.com"));

        assertThat(harness.messages())
                .extracting(Message::recipient)
                .containsExactlyInAnyOrder("ada@example.com", "ada@example.com", "bob@example.com");
        assertThat(harness.messages()).extracting(Message::messageId).doesNotHaveDuplicates();
    }

    @Test
    void the_message_id_contains_the_id_of_the_receipt() {
        Mail mail = payment("ada@example.com");
        harness.mailer().send(mail);

        assertThat(harness.messages().get(0).messageId())
                .contains(mail.receipt().id().value());
    }

    @Test
    void a_repeated_receipt_is_the_same_message() {
        Mail mail = payment("ada@example.com");
        harness.mailer().send(mail);
        Message first = harness.messages().get(0);

        harness.mailer().send(mail);

        assertThat(harness.messages()).containsOnly(first);
    }

    @Test
    void a_message_that_is_not_accepted_is_an_exception() {
        harness.mailer().send(payment("ada@example.com"));
        List<Message> accepted = harness.messages();
        harness.stopAccepting();

        assertThatThrownBy(() -> harness.mailer().send(payment("bob@example.com")))
                .isInstanceOf(RuntimeException.class);
        assertThat(harness.messages()).isEqualTo(accepted);
    }

    private Mail payment(String recipient) {
        return new Mail(
                Mode.LIVE, receipt(new DocumentRef.InvoiceRef(invoice.id()), recipient), invoice, null, document());
    }

    private Mail refund(String recipient) {
        CreditNote note = aCreditNote().on(invoice).build();
        return new Mail(
                Mode.LIVE, receipt(new DocumentRef.CreditNoteRef(note.id()), recipient), invoice, note, document());
    }

    private static Receipt receipt(DocumentRef document, String recipient) {
        return aReceipt().of(document).to(recipient).createdAt(NOON).build();
    }

    private static PdfDocument document() {
        return new PdfDocument(DOCUMENT.getBytes(StandardCharsets.ISO_8859_1));
    }
}
