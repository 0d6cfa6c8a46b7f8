package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with an empty database, and helpers for common steps. */
abstract class SandboxTestBed {
    static final String GOOD = "4242424242424242";
    static final String AUTHENTICATES_AT_SETUP = "4000002500003155";
    static final String AUTHENTICATES_ALWAYS = "4000000000003220";
    static final YearMonth EXPIRY = YearMonth.of(2031, 4);

    final Scope scope = aScope();
    DataSource dataSource;
    SandboxProvider sandbox;
    SandboxLedger ledger;

    abstract DataSource newDatabase();

    @BeforeEach
    void open() {
        dataSource = newDatabase();
        sandbox =
                new SandboxProvider(SandboxDatabase.open(dataSource), new SettableClock(), new SequentialIds()::secret);
        ledger = new SandboxLedger(SandboxDatabase.open(dataSource));
    }

    final PaymentSource token(String number) {
        return sandbox.tokenize(scope, new CardDetails(number, EXPIRY));
    }

    final ProviderResult pay(TransactionId id, String number) {
        return charge(id, token(number), Presence.ON_SESSION);
    }

    final ProviderResult charge(TransactionId id, PaymentSource source, Presence presence) {
        return sandbox.charge(scope, request(id, usd(25_00), source, presence));
    }

    static ChargeRequest request(TransactionId id, Money amount, PaymentSource source, Presence presence) {
        return aChargeRequest(
                aTransaction().withId(id).of(amount).withSource(source).build(), presence);
    }

    final ProviderResult authenticated(String number) {
        TransactionId id = aTransactionId();
        pay(id, number);
        return sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED);
    }

    /** A full or partial refund of the transaction, with a new refund id. */
    final RefundRequest refundRequest(TransactionId transaction, long minor) {
        String charge = ((Succeeded) sandbox.find(scope, aChargeRequest(transaction))).reference();
        return new RefundRequest(
                aRefundId(),
                new ProviderCharge(transaction, aPaymentId(), SandboxProvider.NAME, charge),
                usd(minor),
                Builders.NOON);
    }

    final RefundResult refund(RefundRequest request) {
        return sandbox.refund(scope, request);
    }

    static PaymentSource savedMethod(ProviderResult result) {
        return new PaymentSource.SavedMethod(
                Builders.aMethodId(), ((Succeeded) result).vaulted().reference());
    }

    static Card savedCard(ProviderResult result) {
        return ((Succeeded) result).vaulted().card();
    }

    static Failure failure(ProviderResult result) {
        return ((Declined) result).failure();
    }

    static String code(ProviderResult result) {
        return failure(result).code();
    }
}
