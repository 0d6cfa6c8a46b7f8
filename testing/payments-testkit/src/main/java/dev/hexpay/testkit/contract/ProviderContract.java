package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The common parts of the provider contracts: a new provider, and charges with the published test cards. */
@Timeout(60)
abstract class ProviderContract {
    static final long AMOUNT = 25_00;

    ProviderHarness harness;
    PaymentProvider provider;
    Scope scope;

    /** A new provider. */
    protected abstract ProviderHarness harness();

    @BeforeEach
    void openProvider() {
        harness = harness();
        provider = harness.provider();
        scope = aScope();
    }

    @AfterEach
    void closeProvider() {
        harness.close();
    }

    /** A new charge request with a card that the payer has just entered. */
    final ChargeRequest onSession(TestCard card) {
        return request(aTransactionId(), usd(AMOUNT), harness.enter(scope, card), Presence.ON_SESSION);
    }

    /** A new off-session charge request with a saved card. */
    final ChargeRequest offSession(VaultedCard card) {
        PaymentSource source = new PaymentSource.SavedMethod(Builders.aMethodId(), card.reference());
        return request(aTransactionId(), usd(AMOUNT), source, Presence.OFF_SESSION);
    }

    final ChargeRequest request(TransactionId id, Money amount, PaymentSource source, Presence presence) {
        return Builders.aChargeRequest(
                aTransaction().withId(id).of(amount).withSource(source).build(), presence);
    }

    /** A saved card, entered and charged once before. */
    final VaultedCard vaulted(TestCard card) {
        ChargeRequest first = onSession(card);
        ProviderResult result = charge(first);
        if (result instanceof RequiresAction) {
            result = complete(first);
        }
        VaultedCard saved = ((Succeeded) result).vaulted();
        assertThat(saved).isNotNull();
        return saved;
    }

    /** A succeeded charge: its request and its result. */
    record Paid(ChargeRequest request, Succeeded result) {
        TransactionId id() {
            return request.id();
        }
    }

    /** A new succeeded charge. */
    final Paid paid(TestCard card) {
        return paid(onSession(card));
    }

    final Paid paid(ChargeRequest request) {
        return new Paid(request, (Succeeded) charge(request));
    }

    /** A request to refund a part of a charge, with a new refund id. */
    final RefundRequest refundOf(Paid paid, long minor) {
        return refundRequest(aRefundId(), paid.id(), paid.result().reference(), usd(minor));
    }

    final RefundRequest refundRequest(RefundId id, TransactionId transaction, String reference, Money amount) {
        return new RefundRequest(
                id, new ProviderCharge(transaction, aPaymentId(), provider.name(), reference), amount, NOON);
    }

    final RefundResult refund(RefundRequest request) {
        return provider.refund(scope, request);
    }

    final void assertRefunded(Paid paid, long minor) {
        assertThat(harness.refundedMinor(paid.id())).as("refunded").isEqualTo(minor);
        assertThat(harness.movedMinor(paid.id())).as("moved").isEqualTo(AMOUNT);
    }

    /** Scopes other than that of the test: the organization's other mode, and another organization. */
    final List<Scope> otherScopes() {
        return List.of(new Scope(scope.organization(), Mode.LIVE), aScope());
    }

    /** A charge that requires action. */
    final ChargeRequest requiringAction() {
        ChargeRequest request = onSession(TestCard.AUTHENTICATES_ONCE);
        assertThat(charge(request)).isInstanceOf(RequiresAction.class);
        return request;
    }

    final ProviderResult charge(ChargeRequest request) {
        return provider.charge(scope, request);
    }

    final ProviderResult complete(ChargeRequest request) {
        return authenticate(request, AuthenticationOutcome.COMPLETED);
    }

    final ProviderResult fail(ChargeRequest request) {
        return authenticate(request, AuthenticationOutcome.FAILED);
    }

    private ProviderResult authenticate(ChargeRequest request, AuthenticationOutcome outcome) {
        harness.authenticateAtBank(scope, request, outcome);
        return provider.authenticate(scope, request, outcome);
    }

    final ProviderResult cancel(ChargeRequest request) {
        return provider.cancel(scope, request);
    }

    final ProviderResult find(ChargeRequest request) {
        return provider.find(scope, request);
    }

    final void assertDeclined(ChargeRequest request, ProviderResult result) {
        assertThat(result).isInstanceOf(Declined.class);
        assertThat(find(request)).isEqualTo(result);
        assertThat(harness.movedMinor(request.id())).as("moved").isZero();
    }

    final void assertSucceeded(ChargeRequest request, ProviderResult result) {
        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(find(request)).isEqualTo(result);
        assertThat(harness.movedMinor(request.id())).as("moved").isEqualTo(AMOUNT);
    }

    final void assertUnknown(ProviderResult result) {
        assertThat(result).isEqualTo(new Unknown());
    }
}
