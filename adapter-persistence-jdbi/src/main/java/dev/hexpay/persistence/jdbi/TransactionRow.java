package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** An attempt as a row of {@code payment_transaction}. */
final class TransactionRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "payment_id", "provider"),
                    List.of("instrument", "instrument_reference", "payment_method_id"),
                    List.of("payer_email", "payer_name", "payer_tax_document"),
                    AddressColumns.NAMES,
                    PriceColumns.NAMES,
                    List.of(
                            "status",
                            "ask_again_at",
                            "invoice_id",
                            "provider_reference",
                            "paid_at",
                            "succeeded_payment_id"),
                    FailureColumns.NAMES,
                    List.of("created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private static final String ONE_TIME_TOKEN = "one_time_token";
    private static final String VAULTED = "vaulted";

    private TransactionRow() {}

    static Row from(Scope scope, Transaction transaction) {
        FullName name = transaction.payer().name();
        TaxDocument document = transaction.payer().taxDocument();
        Row row = new Row(scope)
                .set("id", transaction.id().value())
                .set("payment_id", transaction.payment().value())
                .set("provider", transaction.provider())
                .set("payer_email", transaction.payer().email().value())
                .set("payer_name", name == null ? null : name.value())
                .set("payer_tax_document", document == null ? null : document.value())
                .set("created_at", transaction.createdAt())
                .set("updated_at", transaction.updatedAt())
                .set("version", transaction.version());
        writeInstrument(row, transaction.instrument());
        AddressColumns.write(row, transaction.payer().address());
        PriceColumns.write(row, transaction.price());
        writeState(row, transaction);
        return row;
    }

    private static void writeInstrument(Row row, Instrument instrument) {
        PaymentMethodId method = instrument instanceof Instrument.Vaulted vaulted ? vaulted.method() : null;
        row.set("instrument", method == null ? ONE_TIME_TOKEN : VAULTED)
                .set("instrument_reference", instrument.reference())
                .set("payment_method_id", method == null ? null : method.value());
    }

    private static void writeState(Row row, Transaction transaction) {
        TransactionState state = transaction.state();
        TransactionState.Succeeded paid = state instanceof TransactionState.Succeeded succeeded ? succeeded : null;
        row.set("status", state.wire())
                .set("ask_again_at", state instanceof TransactionState.Pending pending ? pending.askAgainAt() : null)
                .set("invoice_id", paid == null ? null : paid.invoice().value())
                .set("provider_reference", paid == null ? null : paid.providerReference())
                .set("paid_at", paid == null ? null : paid.paidAt())
                .set(
                        "succeeded_payment_id",
                        paid == null ? null : transaction.payment().value());
        FailureColumns.write(row, state instanceof TransactionState.Failed failed ? failed.failure() : null);
    }

    static Transaction toTransaction(StoredRow row) throws SQLException {
        return new Transaction(
                new TransactionId(row.text("id")),
                new PaymentId(row.text("payment_id")),
                row.text("provider"),
                instrumentOf(row),
                new Payer(
                        new EmailAddress(row.text("payer_email")),
                        row.valueOrNull("payer_name", FullName::new),
                        AddressColumns.read(row),
                        row.valueOrNull("payer_tax_document", TaxDocument::new)),
                PriceColumns.read(row),
                stateOf(row),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.number("version"));
    }

    private static Instrument instrumentOf(StoredRow row) throws SQLException {
        String reference = row.text("instrument_reference");
        String kind = row.text("instrument");
        return switch (kind) {
            case ONE_TIME_TOKEN -> new Instrument.OneTimeToken(reference);
            case VAULTED -> new Instrument.Vaulted(new PaymentMethodId(row.text("payment_method_id")), reference);
            default -> throw new SQLException("no instrument: " + kind);
        };
    }

    private static TransactionState stateOf(StoredRow row) throws SQLException {
        String status = row.text("status");
        return switch (status) {
            case "pending" -> new TransactionState.Pending(row.instant("ask_again_at"));
            case "failed" -> new TransactionState.Failed(FailureColumns.read(row));
            case "succeeded" ->
                new TransactionState.Succeeded(
                        new InvoiceId(row.text("invoice_id")), row.text("provider_reference"), row.instant("paid_at"));
            default -> throw new SQLException("no status of a transaction: " + status);
        };
    }

    /** The attempt as it is once this version of it is saved. */
    static Transaction saved(Transaction transaction) {
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.instrument(),
                transaction.payer(),
                transaction.price(),
                transaction.state(),
                transaction.createdAt(),
                transaction.updatedAt(),
                transaction.version() + 1);
    }
}
