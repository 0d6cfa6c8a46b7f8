package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.StoredCharge.PresentedCard;
import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The cards that payers entered and those on file; one transaction's view of their tables. */
final class CardTable {
    private final Handle handle;
    private final TestCards cards;
    private final Instant now;

    CardTable(Handle handle, TestCards cards, Instant now) {
        this.handle = handle;
        this.cards = cards;
        this.now = now;
    }

    void addToken(Scope scope, String token, EnteredCard entered) {
        insert(scope, "INSERT INTO sandbox_tokens (token,", token, entered);
    }

    void saveCard(Scope scope, String reference, EnteredCard entered) {
        insert(scope, "INSERT INTO sandbox_cards (reference,", reference, entered);
    }

    /** Takes the card off file, if it is there. */
    void delete(Scope scope, String reference) {
        handle.createUpdate("DELETE FROM sandbox_cards WHERE reference = :reference"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .execute();
    }

    /** What goes wrong with the card that was presented for the attempt, the first time that its money is refunded. */
    Fault faultOf(ChargeKey key) {
        return new ChargeTable(handle, cards, now)
                .find(key)
                .map(StoredCharge::presentedCard)
                .map(presented -> presented.card().card().behavior().fault())
                .orElseGet(Fault.None::new);
    }

    /** The card that is meant; empty for one that is unknown here, and for a token that was used before. */
    Optional<PresentedCard> consume(ChargeKey key, PaymentSource source) {
        if (source instanceof PaymentSource.CardToken token) {
            return markTokenUsed(key, token.reference()) ? findByToken(token.reference()) : Optional.empty();
        }
        return findSaved(key.scope(), source.reference());
    }

    /** What goes wrong with the card that is meant the first time that it is charged. */
    Fault faultOf(Scope scope, PaymentSource source) {
        Optional<PresentedCard> card = source instanceof PaymentSource.CardToken token
                ? findByToken(token.reference())
                : findSaved(scope, source.reference());
        return card.map(presented -> presented.card().card().behavior().fault()).orElseGet(Fault.None::new);
    }

    /** The card that a row of any of the tables names. */
    static EnteredCard enteredCard(ResultSet row, TestCards cards) throws SQLException {
        return new EnteredCard(
                cards.requireByName(row.getString("card")),
                YearMonth.of(row.getInt("exp_year"), row.getInt("exp_month")));
    }

    private boolean markTokenUsed(ChargeKey key, String token) {
        return handle.createUpdate("UPDATE sandbox_tokens SET used_by = :transaction WHERE token = :token"
                                + " AND organization_id = :organization AND mode = :mode AND used_by IS NULL")
                        .bind("transaction", key.transaction().value())
                        .bind("token", token)
                        .bind("organization", key.scope().organization().value())
                        .bind("mode", key.scope().mode().wire())
                        .execute()
                == 1;
    }

    private Optional<PresentedCard> findByToken(String token) {
        return handle.createQuery("SELECT card, exp_month, exp_year FROM sandbox_tokens WHERE token = :token")
                .bind("token", token)
                .map((row, context) -> new PresentedCard(enteredCard(row, cards), true))
                .findOne();
    }

    private Optional<PresentedCard> findSaved(Scope scope, String reference) {
        return handle.createQuery("SELECT card, exp_month, exp_year FROM sandbox_cards WHERE reference = :reference"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .map((row, context) -> new PresentedCard(enteredCard(row, cards), false))
                .findOne();
    }

    private void insert(Scope scope, String insertInto, String reference, EnteredCard entered) {
        Update insert = handle.createUpdate(insertInto
                + " organization_id, mode, card, exp_month, exp_year, created_at)"
                + " VALUES (:reference, :organization, :mode, :card, :month, :year, :now)");
        insert.bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", scope.mode().wire())
                .bind("card", entered.card().name())
                .bind("month", entered.expiry().getMonthValue())
                .bind("year", entered.expiry().getYear())
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }
}
