package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.StoredCharge.PresentedCard;
import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The card tokens and the saved cards, within one database transaction. */
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
        insert(scope, "INSERT INTO <schema>.sandbox_tokens (token,", token, entered);
    }

    void saveCard(Scope scope, String reference, EnteredCard entered) {
        insert(scope, "INSERT INTO <schema>.sandbox_cards (reference,", reference, entered);
    }

    /** Deletes the saved card if it exists. */
    void delete(Scope scope, String reference) {
        handle.createUpdate("DELETE FROM <schema>.sandbox_cards WHERE reference = :reference"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .execute();
    }

    /** The saved card. */
    Optional<EnteredCard> find(Scope scope, String reference) {
        return findSaved(scope, reference).map(PresentedCard::card);
    }

    /** The fault of the first call for each refund of the charge, as its card defines. */
    Fault faultOf(ChargeKey key) {
        return new ChargeTable(handle, cards, now)
                .find(key)
                .map(StoredCharge::presentedCard)
                .map(presented -> presented.card().card().behavior().fault())
                .orElseGet(Fault.None::new);
    }

    /** The card of the payment source, using up a token; empty if the card is unknown or the token is used. */
    Optional<PresentedCard> consume(ChargeKey key, PaymentSource source) {
        if (source instanceof PaymentSource.CardToken token) {
            return markTokenUsed(key, token.reference())
                    ? findByToken(key.scope(), token.reference())
                    : Optional.empty();
        }
        return findSaved(key.scope(), source.reference());
    }

    /** The fault of the first call for each charge of the card. */
    Fault faultOf(Scope scope, PaymentSource source) {
        Optional<PresentedCard> card = source instanceof PaymentSource.CardToken token
                ? findByToken(scope, token.reference())
                : findSaved(scope, source.reference());
        return card.map(presented -> presented.card().card().behavior().fault()).orElseGet(Fault.None::new);
    }

    /** The card in a row of any of the sandbox tables. */
    static EnteredCard enteredCard(ResultSet row, TestCards cards) throws SQLException {
        return new EnteredCard(
                cards.requireByName(row.getString("card")),
                YearMonth.of(row.getInt("exp_year"), row.getInt("exp_month")));
    }

    private boolean markTokenUsed(ChargeKey key, String token) {
        return handle.createUpdate("UPDATE <schema>.sandbox_tokens SET used_by = :transaction WHERE token = :token"
                                + " AND organization_id = :organization AND mode = :mode AND used_by IS NULL")
                        .bind("transaction", key.transaction().value())
                        .bind("token", token)
                        .bind("organization", key.scope().organization().value())
                        .bind("mode", WireName.of(key.scope().mode()))
                        .execute()
                == 1;
    }

    private Optional<PresentedCard> findByToken(Scope scope, String token) {
        return handle.createQuery("SELECT card, exp_month, exp_year FROM <schema>.sandbox_tokens WHERE token = :token"
                        + " AND organization_id = :organization AND mode = :mode")
                .bind("token", token)
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .map((row, context) -> new PresentedCard(enteredCard(row, cards), true))
                .findOne();
    }

    private Optional<PresentedCard> findSaved(Scope scope, String reference) {
        return handle.createQuery(
                        "SELECT card, exp_month, exp_year FROM <schema>.sandbox_cards WHERE reference = :reference"
                                + " AND organization_id = :organization AND mode = :mode")
                .bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .map((row, context) -> new PresentedCard(enteredCard(row, cards), false))
                .findOne();
    }

    private void insert(Scope scope, String insertInto, String reference, EnteredCard entered) {
        Update insert = handle.createUpdate(insertInto
                + " organization_id, mode, card, exp_month, exp_year, created_at)"
                + " VALUES (:reference, :organization, :mode, :card, :month, :year, :now)");
        insert.bind("reference", reference)
                .bind("organization", scope.organization().value())
                .bind("mode", WireName.of(scope.mode()))
                .bind("card", entered.card().name())
                .bind("month", entered.expiry().getMonthValue())
                .bind("year", entered.expiry().getYear())
                .bind("now", new UtcInstantArgument(now))
                .execute();
    }
}
