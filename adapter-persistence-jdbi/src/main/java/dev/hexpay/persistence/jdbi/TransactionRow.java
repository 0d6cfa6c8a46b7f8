package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refunded;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.domain.transaction.TransactionStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An attempt as a row of {@code payment_transaction}. */
final class TransactionRow {
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "payment_id", "provider"),
                    List.of("instrument", "instrument_reference", "payment_method_id"),
                    List.of("payer_email_normalized"),
                    PayerColumns.NAMES,
                    PriceColumns.NAMES,
                    List.of(
                            "status",
                            "ask_again_at",
                            "invoice_id",
                            "provider_reference",
                            "paid_at",
                            "succeeded_payment_id"),
                    List.of("refunding_subtotal", "refunding_tax", "amount_refunded"),
                    List.of("dispute_standing", "dispute_amount", "dispute_reason"),
                    FailureColumns.NAMES,
                    List.of("created_at", "updated_at", "version"))
            .flatMap(List::stream)
            .toList();

    private static final String PENDING = "pending";
    private static final String FAILED = "failed";
    private static final String SUCCEEDED = "succeeded";
    private static final String UNDISPUTED =
            "status = 'succeeded' AND (dispute_standing IS NULL OR dispute_standing = 'won')";
    private static final String ONE_TIME_TOKEN = "one_time_token";
    private static final String VAULTED = "vaulted";

    private TransactionRow() {}

    static Row from(Scope scope, Transaction transaction) {
        Row row = new Row(scope)
                .set("id", transaction.id().value())
                .set("payment_id", transaction.payment().value())
                .set("provider", transaction.provider())
                .set("payer_email_normalized", transaction.payer().email().normalized())
                .set("created_at", transaction.createdAt())
                .set("updated_at", transaction.updatedAt())
                .set("version", transaction.version());
        writeInstrument(row, transaction.instrument());
        PayerColumns.write(row, transaction.payer());
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
        row.set("status", wordOf(state))
                .set("ask_again_at", state instanceof TransactionState.Pending pending ? pending.askAgainAt() : null)
                .set("invoice_id", paid == null ? null : paid.invoice().value())
                .set("provider_reference", paid == null ? null : paid.providerReference())
                .set("paid_at", paid == null ? null : paid.paidAt())
                .set(
                        "succeeded_payment_id",
                        paid == null ? null : transaction.payment().value());
        FailureColumns.write(row, state instanceof TransactionState.Failed failed ? failed.failure() : null);
        writeRefunded(row, paid == null ? Refunded.nothing(transaction.price().total()) : paid.refunded());
        writeDispute(row, paid == null ? null : paid.dispute());
    }

    /** Only what decides about the facts beside it: whether money that moved went back is told by its amounts. */
    private static String wordOf(TransactionState state) {
        if (state instanceof TransactionState.Pending) {
            return PENDING;
        }
        return state instanceof TransactionState.Failed ? FAILED : SUCCEEDED;
    }

    private static void writeRefunded(Row row, Refunded refunded) {
        row.set("refunding_subtotal", refunded.promised().subtotal().minor())
                .set("refunding_tax", refunded.promised().tax().minor())
                .set("amount_refunded", refunded.done().minor());
    }

    private static void writeDispute(Row row, @Nullable Dispute dispute) {
        row.set("dispute_standing", dispute == null ? null : dispute.standing())
                .set("dispute_amount", dispute == null ? null : dispute.amount().minor())
                .set("dispute_reason", dispute == null ? null : dispute.reason());
    }

    /** The rows whose attempt has this status, in the same words as {@link Transaction#status()}. */
    static String condition(TransactionStatus status) {
        return switch (status) {
            case PENDING -> "status = 'pending'";
            case FAILED -> "status = 'failed'";
            case DISPUTED -> "dispute_standing IN ('open', 'lost')";
            case SUCCEEDED -> UNDISPUTED + " AND amount_refunded <> amount_subtotal + tax_amount";
            case REFUNDED -> UNDISPUTED + " AND amount_refunded = amount_subtotal + tax_amount";
        };
    }

    static Transaction toTransaction(StoredRow row) throws SQLException {
        return new Transaction(
                new TransactionId(row.text("id")),
                new PaymentId(row.text("payment_id")),
                row.text("provider"),
                instrumentOf(row),
                PayerColumns.read(row),
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
            case PENDING -> new TransactionState.Pending(row.instant("ask_again_at"));
            case FAILED -> new TransactionState.Failed(FailureColumns.read(row));
            case SUCCEEDED ->
                new TransactionState.Succeeded(
                        new InvoiceId(row.text("invoice_id")),
                        row.text("provider_reference"),
                        row.instant("paid_at"),
                        refundedOf(row),
                        disputeOf(row));
            default -> throw new SQLException("no status of a transaction: " + status);
        };
    }

    private static Refunded refundedOf(StoredRow row) throws SQLException {
        Share promised = new Share(row.money("refunding_subtotal"), row.money("refunding_tax"));
        return new Refunded(promised, row.money("amount_refunded"));
    }

    private static @Nullable Dispute disputeOf(StoredRow row) throws SQLException {
        return row.isNull("dispute_standing")
                ? null
                : new Dispute(
                        row.money("dispute_amount"),
                        row.textOrNull("dispute_reason"),
                        row.word("dispute_standing", Dispute.Standing.class));
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
