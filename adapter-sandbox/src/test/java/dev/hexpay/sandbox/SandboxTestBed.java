package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refund.Charge;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with empty books, and short words for what is done with it. */
abstract class SandboxTestBed {
    static final String GOOD = "4242424242424242";
    static final String ASKS_AT_SET_UP = "4000002500003155";
    static final String ASKS_ALWAYS = "4000000000003220";
    static final YearMonth EXPIRY = YearMonth.of(2031, 4);

    final Scope scope = aScope();
    DataSource books;
    SandboxProvider sandbox;
    SandboxLedger ledger;

    abstract DataSource newBooks();

    @BeforeEach
    void open() {
        books = newBooks();
        sandbox = new SandboxProvider(books, new SettableClock(), new SequentialIds()::secret);
        ledger = new SandboxLedger(books);
    }

    final Instrument token(String number) {
        return sandbox.tokenize(scope, new CardEntry(number, EXPIRY));
    }

    final ProviderAnswer pay(TransactionId id, String number) {
        return charge(id, token(number), Presence.ON_SESSION);
    }

    final ProviderAnswer charge(TransactionId id, Instrument instrument, Presence presence) {
        return sandbox.charge(scope, new Attempt(id, usd(25_00), instrument, presence));
    }

    final ProviderAnswer authenticated(String number) {
        TransactionId id = aTransactionId();
        pay(id, number);
        return sandbox.authenticate(scope, id, Authentication.COMPLETED);
    }

    /** All that the attempt has moved, or a part of it, under a refund id of its own. */
    final Return returning(TransactionId attempt, long minor) {
        String charge = ((Succeeded) sandbox.find(scope, attempt)).reference();
        return new Return(aRefundId(), new Charge(attempt, aPaymentId(), SandboxProvider.NAME, charge), usd(minor));
    }

    final RefundAnswer refund(Return asked) {
        return sandbox.refund(scope, asked);
    }

    static Instrument onFile(ProviderAnswer answer) {
        return new Instrument.Vaulted(
                Builders.aMethodId(), ((Succeeded) answer).vaulted().reference());
    }

    static Card vaulted(ProviderAnswer answer) {
        return ((Succeeded) answer).vaulted().card();
    }

    static String code(ProviderAnswer answer) {
        return ((Declined) answer).failure().code();
    }
}
