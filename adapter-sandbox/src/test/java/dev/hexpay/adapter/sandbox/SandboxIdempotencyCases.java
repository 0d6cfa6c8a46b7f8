package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Idempotency of charges, on every database. */
abstract class SandboxIdempotencyCases extends SandboxTestBed {
    @Test
    void failed_authentication_is_a_final_decline() {
        TransactionId id = aTransactionId();
        pay(id, AUTHENTICATES_AT_SETUP);

        ProviderResult failed = sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.FAILED);

        assertThat(code(failed)).isEqualTo("authentication_failed");
        assertThat(sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED))
                .isEqualTo(failed);
        assertThat(pay(id, AUTHENTICATES_AT_SETUP)).isEqualTo(failed);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void canceled_charge_is_a_final_decline() {
        TransactionId id = aTransactionId();
        pay(id, AUTHENTICATES_AT_SETUP);

        ProviderResult canceled = sandbox.cancel(scope, aChargeRequest(id));

        assertThat(code(canceled)).isEqualTo("authentication_abandoned");
        assertThat(sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED))
                .isEqualTo(canceled);
        assertThat(sandbox.cancel(scope, aChargeRequest(id))).isEqualTo(canceled);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void one_key_in_two_scopes_is_two_charges() {
        TransactionId id = aTransactionId();
        pay(id, GOOD);
        Scope other = aScope();
        PaymentSource token = sandbox.tokenize(other, new CardDetails("4000000000000002", EXPIRY));

        assertThat(sandbox.charge(other, request(id, usd(1_00), token, Presence.ON_SESSION)))
                .isInstanceOf(Declined.class);
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(scope)).isEqualTo(1);
        assertThat(ledger.charges(other)).isZero();
    }

    @Test
    void ledger_sums_by_scope_and_currency() {
        pay(aTransactionId(), GOOD);
        pay(aTransactionId(), "5555555555554444");
        sandbox.charge(scope, request(aTransactionId(), eur(9_99), token(GOOD), Presence.ON_SESSION));

        assertThat(ledger.charges(scope)).isEqualTo(3);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(50_00));
        assertThat(ledger.moved(scope, eur(0).currency())).isEqualTo(eur(9_99));
        assertThat(ledger.moved(aScope(), usd(0).currency())).isEqualTo(usd(0));
    }

    @Test
    void ledger_reports_net_amount_after_refunds() {
        TransactionId id = aTransactionId();
        pay(id, GOOD);
        pay(aTransactionId(), GOOD);
        refund(refundRequest(id, 5_00));
        refund(refundRequest(id, 1_00));

        assertThat(ledger.refunds(id)).isEqualTo(2);
        assertThat(ledger.refundedMinor(id)).isEqualTo(6_00);
        assertThat(ledger.netMinor(id)).isEqualTo(19_00);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(50_00));
        assertThat(ledger.refunded(scope, usd(0).currency())).isEqualTo(usd(6_00));
        assertThat(ledger.net(scope, usd(0).currency())).isEqualTo(usd(44_00));
        assertThat(ledger.refunded(aScope(), usd(0).currency())).isEqualTo(usd(0));
    }

    @Test
    void concurrent_charges_under_one_key_charge_once() {
        TransactionId id = aTransactionId();
        PaymentSource token = token(GOOD);

        List<ProviderResult> results = Concurrently.run(16, nth -> charge(id, token, Presence.ON_SESSION));

        assertThat(results).hasSize(16).allMatch(Succeeded.class::isInstance).containsOnly(results.get(0));
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void one_token_is_charged_once_under_different_keys() {
        PaymentSource token = token(GOOD);

        List<ProviderResult> results =
                Concurrently.run(16, nth -> charge(aTransactionId(), token, Presence.ON_SESSION));

        assertThat(results).filteredOn(Succeeded.class::isInstance).hasSize(1);
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @Test
    void exactly_one_of_authenticate_and_cancel_wins() {
        for (int round = 0; round < 10; round++) {
            TransactionId id = aTransactionId();
            pay(id, AUTHENTICATES_AT_SETUP);

            List<ProviderResult> results = Concurrently.run(
                    8,
                    nth -> nth % 2 == 0
                            ? sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED)
                            : sandbox.cancel(scope, aChargeRequest(id)));

            assertThat(results).containsOnly(sandbox.find(scope, aChargeRequest(id)));
            assertThat(ledger.charges(id)).isEqualTo(results.get(0) instanceof Succeeded ? 1 : 0);
        }
    }
}
