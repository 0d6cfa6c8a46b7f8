package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentSource.SavedMethod;
import dev.hexpay.domain.payment.Refund.ProviderCharge;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The adapter in front of a stub, and requests of one scope for 25 dollars. */
@Timeout(60)
abstract class StripeFixture {
    static final long AMOUNT = 25_00;
    static final String INTENTS = "/v1/payment_intents";
    static final String REFUNDS = "/v1/refunds";

    final StripeHarness harness = new StripeHarness();
    final StripeStub stub = harness.stub;
    final Scope scope = aScope();
    final StripeProvider provider = harness.provider();

    @AfterEach
    void close() {
        harness.close();
    }

    final ChargeRequest onSession(TestCard card) {
        return request(harness.enter(scope, card), usd(AMOUNT), Presence.ON_SESSION);
    }

    final ChargeRequest offSession(String savedCard) {
        return request(new SavedMethod(aMethodId(), savedCard), usd(AMOUNT), Presence.OFF_SESSION);
    }

    static ChargeRequest request(PaymentSource source, Money amount, Presence presence) {
        return Builders.aChargeRequest(
                aTransaction()
                        .withId(aTransactionId())
                        .of(amount)
                        .withSource(source)
                        .build(),
                presence);
    }

    /** The same request when the reference of its charge is known. */
    static ChargeRequest knowing(ChargeRequest request, String reference) {
        return new ChargeRequest(
                request.transaction().withProviderReference(reference), request.description(), request.presence());
    }

    final ProviderResult charge(ChargeRequest request) {
        return provider.charge(scope, request);
    }

    final ProviderResult find(ChargeRequest request) {
        return provider.find(scope, request);
    }

    final Succeeded paid(ChargeRequest request) {
        return (Succeeded) charge(request);
    }

    /** The reference of a card that was entered and saved before. */
    final String saved(TestCard card) {
        ChargeRequest first = onSession(card);
        charge(first);
        harness.authenticateAtBank(scope, first, AuthenticationOutcome.COMPLETED);
        Succeeded result = (Succeeded) find(first);
        assertThat(result.vaulted()).isNotNull();
        return result.vaulted().reference();
    }

    static RefundRequest refundOf(ChargeRequest request, ProviderResult paid, Money amount) {
        String reference = String.valueOf(paid.reference());
        return new RefundRequest(
                aRefundId(),
                new ProviderCharge(request.id(), aPaymentId(), StripeProvider.NAME, reference),
                amount,
                Builders.NOON);
    }

    final RefundResult refund(RefundRequest request) {
        return provider.refund(scope, request);
    }

    final long moved(ChargeRequest request) {
        return harness.movedMinor(request.id());
    }

    final long refunded(ChargeRequest request) {
        return harness.refundedMinor(request.id());
    }

    /** The time after which a charge whose result is not known is repeated. */
    final void waitForRetry() {
        harness.clock.advance(Duration.ofMinutes(1));
    }

    final String statusOf(ProviderResult result) {
        return harness.intent(scope, String.valueOf(result.reference())).getStatus();
    }
}
