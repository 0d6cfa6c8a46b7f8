package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.sandbox.BookedAttempt.Presented;
import dev.hexpay.sandbox.TestCard.Entered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The attempts that the sandbox was asked to make, and what moved for them; one transaction's view of its tables. */
final class AttemptBook {
    private static final String OF_ATTEMPT =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction";

    private final Handle handle;
    private final TestCards cards;
    private final Instant now;

    AttemptBook(Handle handle, TestCards cards, Instant now) {
        this.handle = handle;
        this.cards = cards;
        this.now = now;
    }

    /** Opens the attempt; false when it has been opened before. A twin that is opening it right now is waited for. */
    boolean open(AttemptKey key, Money amount) {
        return update(
                                key,
                                "INSERT INTO sandbox_attempts (organization_id, mode, transaction_id, amount_minor,"
                                        + " currency, state, created_at, updated_at)"
                                        + " VALUES (:organization, :mode, :transaction, :amount,"
                                        + " :currency, 'processing', :now, :now) ON CONFLICT DO NOTHING")
                        .bind("amount", amount.minor())
                        .bind("currency", CurrencyCode.wire(amount.currency()))
                        .execute()
                == 1;
    }

    void present(AttemptKey key, Presented presented) {
        Entered entered = presented.card();
        update(
                        key,
                        "UPDATE sandbox_attempts SET card = :card, exp_month = :month, exp_year = :year,"
                                + " is_new_card = :isNew, updated_at = :now" + OF_ATTEMPT)
                .bind("card", entered.card().name())
                .bind("month", entered.expiry().getMonthValue())
                .bind("year", entered.expiry().getYear())
                .bind("isNew", presented.isNew())
                .execute();
    }

    void askPayer(AttemptKey key) {
        update(key, "UPDATE sandbox_attempts SET state = 'needs_action', updated_at = :now" + OF_ATTEMPT)
                .execute();
    }

    void decline(AttemptKey key, Failure failure) {
        update(
                        key,
                        "UPDATE sandbox_attempts SET state = 'declined', failure_code = :code,"
                                + " decline_code = :declineCode, failure_message = :message, updated_at = :now"
                                + OF_ATTEMPT)
                .bind("code", failure.code())
                .bind("declineCode", failure.declineCode())
                .bind("message", failure.message())
                .execute();
    }

    /** Moves the money, by this name of the charge. */
    void charge(AttemptKey key, String charge, @Nullable String vaulted) {
        update(
                        key,
                        "INSERT INTO sandbox_movements (charge, organization_id, mode, transaction_id, amount_minor,"
                                + " currency, moved_at)"
                                + " SELECT :charge, organization_id, mode, transaction_id, amount_minor, currency, :now"
                                + " FROM sandbox_attempts" + OF_ATTEMPT)
                .bind("charge", charge)
                .execute();
        update(
                        key,
                        "UPDATE sandbox_attempts SET state = 'succeeded', charge = :charge, vaulted = :vaulted,"
                                + " updated_at = :now" + OF_ATTEMPT)
                .bind("charge", charge)
                .bind("vaulted", vaulted)
                .execute();
    }

    /** Keeps the attempt processing, and what it will come to. */
    void putOff(AttemptKey key, Outcome outcome) {
        Failure failure = outcome instanceof Outcome.Declines declines ? declines.failure() : null;
        update(
                        key,
                        "UPDATE sandbox_attempts SET state = 'processing', failure_code = :code,"
                                + " decline_code = :declineCode, failure_message = :message, updated_at = :now"
                                + OF_ATTEMPT)
                .bind("code", failure == null ? null : failure.code())
                .bind("declineCode", failure == null ? null : failure.declineCode())
                .bind("message", failure == null ? null : failure.message())
                .execute();
        expect(key, outcome);
    }

    /** Keeps what the attempt will come to, and leaves it as it is. */
    void expect(AttemptKey key, Outcome outcome) {
        update(key, "UPDATE sandbox_attempts SET late_outcome = :late, updated_at = :now" + OF_ATTEMPT)
                .bind("late", LateOutcome.name(outcome))
                .execute();
    }

    /** The attempt will come to nothing else than what it is. */
    void forgetLate(AttemptKey key) {
        update(key, "UPDATE sandbox_attempts SET late_outcome = NULL, updated_at = :now" + OF_ATTEMPT)
                .execute();
    }

    Optional<BookedAttempt> find(AttemptKey key) {
        return select(key, "");
    }

    /** The attempt as it is once nobody else is changing it; until the transaction ends, nobody else will. */
    Optional<BookedAttempt> lock(AttemptKey key) {
        return select(key, " FOR UPDATE");
    }

    private Optional<BookedAttempt> select(AttemptKey key, String locking) {
        return handle.createQuery(
                        "SELECT amount_minor, currency, card, exp_month, exp_year, is_new_card, state, charge, vaulted, failure_code,"
                                + " decline_code, failure_message, late_outcome FROM sandbox_attempts" + OF_ATTEMPT
                                + locking)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .map((row, context) -> booked(row))
                .findOne();
    }

    private Update update(AttemptKey key, String sql) {
        return handle.createUpdate(sql)
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .bind("now", new UtcTime(now));
    }

    private BookedAttempt booked(ResultSet row) throws SQLException {
        Presented presented = row.getString("card") == null
                ? null
                : new Presented(CardBook.entered(row, cards), row.getBoolean("is_new_card"));
        String late = row.getString("late_outcome");
        return new BookedAttempt(
                new Money(row.getLong("amount_minor"), CurrencyCode.parse(row.getString("currency"))),
                presented,
                answer(row, presented),
                late == null ? null : LateOutcome.named(late, failure(row)));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null ? null : new Failure(code, row.getString("decline_code"), row.getString("failure_message"));
    }

    private static ProviderAnswer answer(ResultSet row, @Nullable Presented presented) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "processing" -> new ProviderAnswer.StillProcessing();
            case "needs_action" -> new ProviderAnswer.NeedsAction();
            case "declined" -> new ProviderAnswer.Declined(Objects.requireNonNull(failure(row)));
            case "succeeded" -> {
                String vaulted = row.getString("vaulted");
                yield new ProviderAnswer.Succeeded(
                        row.getString("charge"),
                        vaulted == null || presented == null
                                ? null
                                : new VaultedCard(vaulted, presented.card().shown()),
                        null);
            }
            default -> throw new IllegalStateException("an attempt is never " + state);
        };
    }
}
