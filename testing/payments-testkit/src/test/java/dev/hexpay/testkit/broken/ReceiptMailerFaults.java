package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.RecordingMailer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Faults of mailers. */
final class ReceiptMailerFaults {
    private static final AtomicLong SENT = new AtomicLong();
    private static final ReceiptId ONE_ID = Builders.aReceipt().build().id();

    static final List<Fault> ALL = List.of(
            withReceipt(
                    "sends every receipt to one address",
                    receipt -> RecordCopies.with(receipt, "recipient", new EmailAddress("bob@example.com"))),
            withDocument("attaches an empty document", pdf -> new PdfDocument(new byte[0])),
            withDocument(
                    "attaches the document as text",
                    pdf -> new PdfDocument(
                            new String(pdf.bytes(), StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_8))),
            Fault.that(
                    "sends no receipt of a refund",
                    in(call -> call.<Mail>arg(0).creditNote() == null ? call.proceed() : null)),
            Fault.that("sends every receipt twice", in(call -> {
                call.proceed();
                return call.proceed();
            })),
            withReceipt(
                    "has a new message id on every attempt",
                    receipt -> RecordCopies.with(
                            receipt, "id", Builders.aReceipt().build().id())),
            withReceipt("has one message id", receipt -> RecordCopies.with(receipt, "id", ONE_ID)),
            withReceipt(
                    "dates a message when it is sent",
                    receipt -> RecordCopies.with(
                            receipt, "createdAt", receipt.createdAt().plusSeconds(SENT.incrementAndGet()))),
            Fault.that("reports a rejected message as sent", in(call -> {
                try {
                    return call.proceed();
                } catch (IllegalStateException e) {
                    return null;
                }
            })),
            Fault.that("fails after the message was accepted", in(call -> {
                try {
                    return call.proceed();
                } catch (IllegalStateException e) {
                    ((RecordingMailer) call.port()).rejectNext(0);
                    call.proceed();
                    throw e;
                }
            })));

    private ReceiptMailerFaults() {}

    private static Sabotage in(Sabotage faulty) {
        return Sabotage.in(ReceiptMailer.class, "send", faulty);
    }

    private static Fault withReceipt(String description, UnaryOperator<Receipt> change) {
        return with(description, mail -> RecordCopies.with(mail, "receipt", change.apply(mail.receipt())));
    }

    private static Fault withDocument(String description, UnaryOperator<PdfDocument> change) {
        return with(description, mail -> RecordCopies.with(mail, "pdf", change.apply(mail.pdf())));
    }

    private static Fault with(String description, UnaryOperator<Mail> change) {
        return Fault.that(
                description, in(call -> call.with(0, change.apply(call.arg(0))).proceed()));
    }
}
