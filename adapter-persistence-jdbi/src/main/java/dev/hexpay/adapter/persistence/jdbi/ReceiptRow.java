package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** A receipt as a row of {@code receipt}. */
record ReceiptRow(
        ReceiptId id,
        Document document,
        String documentId,
        EmailAddress recipient,
        @Nullable Instant dueAt,
        @Nullable Integer failures,
        @Nullable Instant sentAt,
        @ColumnName("given_up_at") @Nullable Instant failedAt,
        Instant createdAt) {
    static final RowType<Receipt, ReceiptRow> TYPE =
            new RowType<>(ReceiptRow.class, ReceiptRow::from, ReceiptRow::toReceipt);

    /** The kind of the document. */
    enum Document {
        INVOICE,
        CREDIT_NOTE
    }

    static ReceiptRow from(Receipt receipt) {
        State state = receipt.state();
        State.Pending pending = state instanceof State.Pending due ? due : null;
        return new ReceiptRow(
                receipt.id(),
                receipt.document() instanceof DocumentRef.InvoiceRef ? Document.INVOICE : Document.CREDIT_NOTE,
                receipt.document().id(),
                receipt.recipient(),
                pending == null ? null : pending.dueAt(),
                pending == null ? null : pending.failures(),
                state instanceof State.Sent sent ? sent.sentAt() : null,
                state instanceof State.Failed failed ? failed.failedAt() : null,
                receipt.createdAt());
    }

    Receipt toReceipt() {
        return new Receipt(id, toDocument(), recipient, toState(), createdAt);
    }

    private DocumentRef toDocument() {
        return switch (document) {
            case INVOICE -> new DocumentRef.InvoiceRef(new InvoiceId(documentId));
            case CREDIT_NOTE -> new DocumentRef.CreditNoteRef(new CreditNoteId(documentId));
        };
    }

    private State toState() {
        if (dueAt != null) {
            return new State.Pending(dueAt, Objects.requireNonNull(failures, "failures"));
        }
        return sentAt == null
                ? new State.Failed(Objects.requireNonNull(failedAt, "given_up_at"))
                : new State.Sent(sentAt);
    }
}
