package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.StoredCharge.PresentedCard;
import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The charges and the money that they moved, within one database transaction. */
final class ChargeTable {
    private static final String BY_KEY =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction";

    private final Handle handle;
    private final TestCards cards;
    private final Instant now;

    ChargeTable(Handle handle, TestCards cards, Instant now) {
        this.handle = handle;
        this.cards = cards;
        this.now = now;
    }

    /** Inserts the charge; false if the key exists. Waits for a concurrent insert of the same key. */
    boolean insert(ChargeKey key, Money amount, String reference) {
        return update(
                                key,
                                "INSERT INTO <schema>.sandbox_attempts (organization_id, mode, transaction_id,"
                                        + " amount_minor,"
                                        + " currency, state, charge, created_at, updated_at)"
                                        + " VALUES (:organization, :mode, :transaction, :amount,"
                                        + " :currency, 'processing', :charge, :now, :now) ON CONFLICT DO NOTHING")
                        .bind("amount", amount.minor())
                        .bind("currency", CurrencyCode.format(amount.currency()))
                        .bind("charge", reference)
                        .execute()
                == 1;
    }

    void setCard(ChargeKey key, PresentedCard presented) {
        EnteredCard entered = presented.card();
        update(
                        key,
                        "UPDATE <schema>.sandbox_attempts SET card = :card, exp_month = :month, exp_year = :year,"
                                + " is_new_card = :isNew, updated_at = :now" + BY_KEY)
                .bind("card", entered.card().name())
                .bind("month", entered.expiry().getMonthValue())
                .bind("year", entered.expiry().getYear())
                .bind("isNew", presented.isNew())
                .execute();
    }

    void requireAction(ChargeKey key) {
        update(key, "UPDATE <schema>.sandbox_attempts SET state = 'needs_action', updated_at = :now" + BY_KEY)
                .execute();
    }

    void decline(ChargeKey key, Failure failure) {
        update(
                        key,
                        "UPDATE <schema>.sandbox_attempts SET state = 'declined', failure_code = :code,"
                                + " decline_code = :declineCode, failure_message = :message, updated_at = :now"
                                + BY_KEY)
                .bind("code", failure.code())
                .bind("declineCode", failure.declineCode())
                .bind("message", failure.message())
                .execute();
    }

    /** Moves the money; each movement has a reference of its own, so that a second one of a charge would show. */
    void succeed(ChargeKey key, String movement, @Nullable String savedReference) {
        update(
                        key,
                        "INSERT INTO <schema>.sandbox_movements (charge, organization_id, mode, transaction_id,"
                                + " amount_minor,"
                                + " currency, moved_at)"
                                + " SELECT :movement, organization_id, mode, transaction_id, amount_minor, currency, :now"
                                + " FROM <schema>.sandbox_attempts" + BY_KEY)
                .bind("movement", movement)
                .execute();
        update(
                        key,
                        "UPDATE <schema>.sandbox_attempts SET state = 'succeeded',"
                                + " charge = COALESCE(charge, 'sbx_ch_' || transaction_id), vaulted ="
                                + " :vaulted,"
                                + " updated_at = :now" + BY_KEY)
                .bind("vaulted", savedReference)
                .execute();
    }

    /** Sets the charge to processing and stores its pending outcome. */
    void delay(ChargeKey key, Outcome outcome) {
        Failure failure = outcome instanceof Outcome.Declines declines ? declines.failure() : null;
        update(
                        key,
                        "UPDATE <schema>.sandbox_attempts SET state = 'processing', failure_code = :code,"
                                + " decline_code = :declineCode, failure_message = :message, updated_at = :now"
                                + BY_KEY)
                .bind("code", failure == null ? null : failure.code())
                .bind("declineCode", failure == null ? null : failure.declineCode())
                .bind("message", failure == null ? null : failure.message())
                .execute();
        setPendingOutcome(key, outcome);
    }

    /** Stores a pending outcome without changing the state of the charge. */
    void setPendingOutcome(ChargeKey key, Outcome outcome) {
        update(key, "UPDATE <schema>.sandbox_attempts SET late_outcome = :late, updated_at = :now" + BY_KEY)
                .bind("late", OutcomeName.of(outcome))
                .execute();
    }

    void clearPendingOutcome(ChargeKey key) {
        update(key, "UPDATE <schema>.sandbox_attempts SET late_outcome = NULL, updated_at = :now" + BY_KEY)
                .execute();
    }

    Optional<StoredCharge> find(ChargeKey key) {
        return select(key, "");
    }

    /** The current charge, with its row locked until the database transaction ends. */
    Optional<StoredCharge> lock(ChargeKey key) {
        return select(key, " FOR UPDATE");
    }

    private Optional<StoredCharge> select(ChargeKey key, String locking) {
        return handle.createQuery(
                        "SELECT transaction_id, amount_minor, currency, card, exp_month, exp_year, is_new_card, state, charge, vaulted,"
                                + " failure_code, decline_code, failure_message, late_outcome"
                                + " FROM <schema>.sandbox_attempts" + BY_KEY + locking)
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value())
                .map((row, context) -> toStoredCharge(row))
                .findOne();
    }

    private Update update(ChargeKey key, String sql) {
        return handle.createUpdate(sql)
                .bind("organization", key.scope().organization().value())
                .bind("mode", WireName.of(key.scope().mode()))
                .bind("transaction", key.transaction().value())
                .bind("now", new UtcInstantArgument(now));
    }

    private StoredCharge toStoredCharge(ResultSet row) throws SQLException {
        PresentedCard presented = row.getString("card") == null
                ? null
                : new PresentedCard(CardTable.enteredCard(row, cards), row.getBoolean("is_new_card"));
        String pendingOutcome = row.getString("late_outcome");
        return new StoredCharge(
                new Money(row.getLong("amount_minor"), CurrencyCode.ofStored(row.getString("currency"))),
                presented,
                toResult(row, presented),
                pendingOutcome == null ? null : OutcomeName.parse(pendingOutcome, failure(row)));
    }

    /** Rows of older versions get their reference when they succeed. */
    private static String reference(ResultSet row) throws SQLException {
        String stored = row.getString("charge");
        return stored == null ? "sbx_ch_" + row.getString("transaction_id") : stored;
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null ? null : new Failure(code, row.getString("decline_code"), row.getString("failure_message"));
    }

    private static ProviderResult toResult(ResultSet row, @Nullable PresentedCard presented) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "processing" -> new ProviderResult.Processing(reference(row));
            case "needs_action" -> new ProviderResult.RequiresAction(reference(row));
            case "declined" -> new ProviderResult.Declined(reference(row), Objects.requireNonNull(failure(row)));
            case "succeeded" -> {
                String savedReference = row.getString("vaulted");
                yield new ProviderResult.Succeeded(
                        reference(row),
                        savedReference == null || presented == null
                                ? null
                                : new VaultedCard(
                                        savedReference, presented.card().toCard()),
                        null);
            }
            default -> throw new IllegalStateException("unknown state of a charge: " + state);
        };
    }
}
