package dev.hexpay.sandbox;

import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.sandbox.BookedAttempt.Presented;
import dev.hexpay.sandbox.TestCard.Entered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The cards that payers entered and those on file; one transaction's view of their tables. */
final class CardBook {
    private final Handle handle;
    private final TestCards cards;
    private final Instant now;

    CardBook(Handle handle, TestCards cards, Instant now) {
        this.handle = handle;
        this.cards = cards;
        this.now = now;
    }

    void addToken(Scope scope, String token, Entered entered) {
        insert(scope, "INSERT INTO sandbox_tokens (token,", token, entered);
    }

    void putOnFile(Scope scope, String reference, Entered entered) {
        insert(scope, "INSERT INTO sandbox_cards (reference,", reference, entered);
    }

    /** Takes the card off file, if it is there. */
    void forget(Scope scope, String reference) {
        handle.createUpdate("DELETE FROM sandbox_cards WHERE reference = :reference"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .execute();
    }

    /** What goes wrong with the card that was presented for the attempt, the first time that its money is refunded. */
    Fault faultOf(AttemptKey key) {
        return new AttemptBook(handle, cards, now)
                .find(key)
                .map(BookedAttempt::presented)
                .map(presented -> presented.card().card().behaviour().fault())
                .orElseGet(Fault.None::new);
    }

    /** The card that is meant; empty for one that is unknown here, and for a token that was used before. */
    Optional<Presented> present(AttemptKey key, Instrument instrument) {
        if (instrument instanceof Instrument.OneTimeToken token) {
            return useUp(key, token.reference()) ? tokenized(token.reference()) : Optional.empty();
        }
        return onFile(key.scope(), instrument.reference());
    }

    /** What goes wrong with the card that is meant the first time that it is charged. */
    Fault faultOf(Scope scope, Instrument instrument) {
        Optional<Presented> meant = instrument instanceof Instrument.OneTimeToken token
                ? tokenized(token.reference())
                : onFile(scope, instrument.reference());
        return meant.map(presented -> presented.card().card().behaviour().fault())
                .orElseGet(Fault.None::new);
    }

    /** The card that a row of any of the tables names. */
    static Entered entered(ResultSet row, TestCards cards) throws SQLException {
        return new Entered(
                cards.named(row.getString("card")), YearMonth.of(row.getInt("exp_year"), row.getInt("exp_month")));
    }

    private boolean useUp(AttemptKey key, String token) {
        return handle.createUpdate("UPDATE sandbox_tokens SET used_by = :transaction WHERE token = :token"
                                + " AND organization_id = :organization AND mode = :mode AND used_by IS NULL")
                        .bind("transaction", key.transaction().value())
                        .bind("token", token)
                        .bind("organization", key.scope().organization().value())
                        .bind("mode", key.scope().mode().wire())
                        .execute()
                == 1;
    }

    private Optional<Presented> tokenized(String token) {
        return handle.createQuery("SELECT card, exp_month, exp_year FROM sandbox_tokens WHERE token = :token")
                .bind("token", token)
                .map((row, context) -> new Presented(entered(row, cards), true))
                .findOne();
    }

    private Optional<Presented> onFile(Scope scope, String reference) {
        return handle.createQuery("SELECT card, exp_month, exp_year FROM sandbox_cards WHERE reference = :reference"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .map((row, context) -> new Presented(entered(row, cards), false))
                .findOne();
    }

    private void insert(Scope scope, String insertInto, String reference, Entered entered) {
        Update insert = handle.createUpdate(insertInto
                + " organization_id, mode, card, exp_month, exp_year, created_at)"
                + " VALUES (:reference, :organization, :mode, :card, :month, :year, :now)");
        insert.bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .bind("card", entered.card().name())
                .bind("month", entered.expiry().getMonthValue())
                .bind("year", entered.expiry().getYear())
                .bind("now", new UtcTime(now))
                .execute();
    }
}
