package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.invoice.Receipt.State;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The receipts in table {@code receipt}. */
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
        table.insert(toParameters(scope, receipt));
    }

    @Override
    public void save(Scope scope, Receipt receipt) {
        table.update(toParameters(scope, receipt));
    }

    @Override
    public List<Located> lease(Instant now, Instant leasedUntil, int limit) {
        return table.lease("due_at", new Lease(now, leasedUntil, limit)).stream()
                .map(leased -> new Located(leased.scope(), leased.value()))
                .toList();
    }

    private static Parameters toParameters(Scope scope, Receipt receipt) {
        State state = receipt.state();
        State.Pending pending = state instanceof State.Pending due ? due : null;
        return new Parameters(scope)
                .set("id", receipt.id().value())
                .set("document", receipt.document() instanceof DocumentRef.InvoiceRef ? INVOICE : CREDIT_NOTE)
                .set("document_id", receipt.document().id())
                .set("recipient", receipt.recipient().value())
                .set("due_at", pending == null ? null : pending.dueAt())
                .set("failures", pending == null ? null : pending.failures())
                .set("sent_at", state instanceof State.Sent sent ? sent.sentAt() : null)
                .set("given_up_at", state instanceof State.Failed failed ? failed.failedAt() : null)
                .set("created_at", receipt.createdAt());
    }

    private static Receipt toReceipt(ResultRow row) throws SQLException {
        return new Receipt(
                new ReceiptId(row.getString("id")),
                documentOf(row),
                new EmailAddress(row.getString("recipient")),
                stateOf(row),
                row.getInstant("created_at"));
    }

    private static DocumentRef documentOf(ResultRow row) throws SQLException {
        String kind = row.getString("document");
        String id = row.getString("document_id");
        return switch (kind) {
            case INVOICE -> new DocumentRef.InvoiceRef(new InvoiceId(id));
            case CREDIT_NOTE -> new DocumentRef.CreditNoteRef(new CreditNoteId(id));
            default -> throw new SQLException("unknown kind of document: " + kind);
        };
    }

    private static State stateOf(ResultRow row) throws SQLException {
        if (!row.isNull("due_at")) {
            return new State.Pending(row.getInstant("due_at"), row.getInt("failures"));
        }
        return row.isNull("sent_at")
                ? new State.Failed(row.getInstant("given_up_at"))
                : new State.Sent(row.getInstant("sent_at"));
    }
}
