package dev.hexpay.testkit;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import java.time.Instant;

/** Builds a receipt: {@code aReceipt().of(document).to("ada@example.com").dueAt(noon).build()}. */
public final class ReceiptBuilder {
    private DocumentRef document = new DocumentRef.InvoiceRef(Builders.anInvoiceId());
    private EmailAddress recipient = new EmailAddress("ada@example.com");
    private State state = new State.Pending(Builders.NOON, 0);
    private Instant createdAt = Builders.NOON;

    ReceiptBuilder() {}

    /** For this document. */
    public ReceiptBuilder of(DocumentRef itsDocument) {
        document = itsDocument;
        return this;
    }

    /** Sent to this address. */
    public ReceiptBuilder to(String email) {
        recipient = new EmailAddress(email);
        return this;
    }

    /** In this state. */
    public ReceiptBuilder inState(State itsState) {
        state = itsState;
        return this;
    }

    /** Pending from this instant on, with no failure yet. */
    public ReceiptBuilder dueAt(Instant instant) {
        return inState(new State.Pending(instant, 0));
    }

    /** Created at this instant; the id contains the same time. */
    public ReceiptBuilder createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** The receipt. */
    public Receipt build() {
        ReceiptId id = new ReceiptId(Builders.anId(IdKind.RECEIPT, createdAt));
        return new Receipt(id, document, recipient, state, createdAt);
    }
}
