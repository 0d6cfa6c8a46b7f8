package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.persistence.jdbi.ScopedTable.Lease;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The e-mails to payers in table {@code receipt}. */
final class JdbiReceipts implements Receipts {
    private static final List<String> COLUMNS = List.of(
            "id", "document", "document_id", "recipient", "due_at", "failures", "sent_at", "given_up_at", "created_at");
    private static final String INVOICE = "invoice";
    private static final String CREDIT_NOTE = "credit_note";

    private final ScopedTable<Receipt> table;

    JdbiReceipts(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "receipt", COLUMNS, JdbiReceipts::toReceipt);
    }

    @Override
    public void insert(Scope scope, Receipt receipt) {
        table.insert(rowOf(scope, receipt));
    }

    @Override
    public void save(Scope scope, Receipt receipt) {
        table.saveOwned(rowOf(scope, receipt));
    }

    @Override
    public List<Located> lease(Instant now, Instant dueAgainAt, int limit) {
        return table.lease("due_at", new Lease(now, dueAgainAt, limit)).stream()
                .map(found -> new Located(found.scope(), found.value()))
                .toList();
    }

    private static Row rowOf(Scope scope, Receipt receipt) {
        State state = receipt.state();
        State.Waiting waiting = state instanceof State.Waiting due ? due : null;
        return new Row(scope)
                .set("id", receipt.id().value())
                .set("document", receipt.document() instanceof Document.OfInvoice ? INVOICE : CREDIT_NOTE)
                .set("document_id", receipt.document().id())
                .set("recipient", receipt.recipient().value())
                .set("due_at", waiting == null ? null : waiting.dueAt())
                .set("failures", waiting == null ? null : waiting.failures())
                .set("sent_at", state instanceof State.Sent sent ? sent.sentAt() : null)
                .set("given_up_at", state instanceof State.Undeliverable lost ? lost.givenUpAt() : null)
                .set("created_at", receipt.createdAt());
    }

    private static Receipt toReceipt(StoredRow row) throws SQLException {
        return new Receipt(
                new ReceiptId(row.text("id")),
                documentOf(row),
                new EmailAddress(row.text("recipient")),
                stateOf(row),
                row.instant("created_at"));
    }

    private static Document documentOf(StoredRow row) throws SQLException {
        String kind = row.text("document");
        String id = row.text("document_id");
        return switch (kind) {
            case INVOICE -> new Document.OfInvoice(new InvoiceId(id));
            case CREDIT_NOTE -> new Document.OfCreditNote(new CreditNoteId(id));
            default -> throw new SQLException("no document: " + kind);
        };
    }

    private static State stateOf(StoredRow row) throws SQLException {
        if (!row.isNull("due_at")) {
            return new State.Waiting(row.instant("due_at"), row.smallNumber("failures"));
        }
        return row.isNull("sent_at")
                ? new State.Undeliverable(row.instant("given_up_at"))
                : new State.Sent(row.instant("sent_at"));
    }
}
