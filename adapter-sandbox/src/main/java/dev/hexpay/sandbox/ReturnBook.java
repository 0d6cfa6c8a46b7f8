package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.transaction.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The refunds that the sandbox was asked for, and what went back for them; one transaction's view of its tables. */
final class ReturnBook {
    private static final String OF_REFUND =
            " WHERE organization_id = :organization AND mode = :mode AND refund_id = :refund";

    private final Handle handle;
    private final Instant now;

    ReturnBook(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** What the sandbox remembers of a refund. */
    record BookedRefund(TransactionId transaction, RefundAnswer answer) {}

    /** Opens the refund; false when it has been opened before. A twin that is opening it right now is waited for. */
    boolean open(RefundKey key, Return asked) {
        return update(
                                key,
                                "INSERT INTO sandbox_refunds (organization_id, mode, refund_id, transaction_id,"
                                        + " amount_minor, currency, state, created_at, updated_at)"
                                        + " VALUES (:organization, :mode, :refund, :transaction, :amount, :currency,"
                                        + " 'processing', :now, :now) ON CONFLICT DO NOTHING")
                        .bind("transaction", asked.charge().transaction().value())
                        .bind("amount", asked.amount().minor())
                        .bind("currency", CurrencyCode.wire(asked.amount().currency()))
                        .execute()
                == 1;
    }

    /** What refunds of the attempt take, those that have not come to their end among them, in minor units. */
    long takenMinor(AttemptKey key) {
        return handle.createQuery("SELECT COALESCE(SUM(amount_minor), 0) FROM sandbox_refunds"
                        + " WHERE organization_id = :organization AND mode = :mode"
                        + " AND transaction_id = :transaction AND state <> 'declined'")
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .mapTo(Long.class)
                .one();
    }

    void decline(RefundKey key, Failure failure) {
        update(
                        key,
                        "UPDATE sandbox_refunds SET state = 'declined', failure_code = :code,"
                                + " failure_message = :message, updated_at = :now" + OF_REFUND)
                .bind("code", failure.code())
                .bind("message", failure.message())
                .execute();
    }

    /** Gives the money back, by this name of the refund. */
    void giveBack(RefundKey key, String reference) {
        update(
                        key,
                        "INSERT INTO sandbox_returns (reference, organization_id, mode, refund_id, transaction_id,"
                                + " amount_minor, currency, returned_at)"
                                + " SELECT :reference, organization_id, mode, refund_id, transaction_id, amount_minor,"
                                + " currency, :now FROM sandbox_refunds" + OF_REFUND)
                .bind("reference", reference)
                .execute();
        update(
                        key,
                        "UPDATE sandbox_refunds SET state = 'succeeded', reference = :reference, updated_at = :now"
                                + OF_REFUND)
                .bind("reference", reference)
                .execute();
    }

    Optional<BookedRefund> find(RefundKey key) {
        return handle.createQuery("SELECT transaction_id, state, reference, failure_code, failure_message"
                        + " FROM sandbox_refunds" + OF_REFUND)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("refund", key.refund().value())
                .map((row, context) ->
                        new BookedRefund(new TransactionId(row.getString("transaction_id")), answer(row)))
                .findOne();
    }

    private Update update(RefundKey key, String sql) {
        return handle.createUpdate(sql)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("refund", key.refund().value())
                .bind("now", new UtcTime(now));
    }

    private static RefundAnswer answer(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "processing" -> new RefundAnswer.StillProcessing();
            case "declined" ->
                new RefundAnswer.Declined(
                        new Failure(row.getString("failure_code"), null, row.getString("failure_message")));
            case "succeeded" -> new RefundAnswer.Succeeded(row.getString("reference"));
            default -> throw new IllegalStateException("a refund is never " + state);
        };
    }
}
