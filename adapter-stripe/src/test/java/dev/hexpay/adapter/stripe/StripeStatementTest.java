package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.money.Money;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is special to statements of Stripe; {@link StripeContractTest} has the rest. */
class StripeStatementTest extends StripeFixture {
    private List<Movement> movements() {
        Instant now = harness.clock.instant();
        return provider.statement(scope, now.minusSeconds(60), now.plusSeconds(60))
                .movements();
    }

    @Test
    void amounts_are_in_our_minor_unit() {
        Money amount = new Money(5_000, Currency.getInstance("ISK"));
        ChargeRequest charge = request(harness.enter(scope, TestCard.SUCCEEDS), amount, Presence.ON_SESSION);
        stub.dashboard().refund(paid(charge).reference(), 120_000);

        assertThat(movements())
                .extracting(Movement::amount)
                .containsExactlyInAnyOrder(amount, new Money(1_200, amount.currency()));
    }

    @Test
    void charge_that_waits_for_its_capture_is_not_listed() {
        stub.dashboard().capturePaymentsByHand();
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        charge(charge);
        assertThat(movements()).isEmpty();

        stub.dashboard().capture(find(charge).reference(), 7_00);

        assertThat(movements()).extracting(Movement::amount).containsExactly(usd(7_00));
    }

    @Test
    void pending_refund_is_not_listed() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        stub.bank().holdRefunds("processing");
        refund(refundOf(charge, paid, usd(3_00)));

        assertThat(movements()).extracting(Movement::kind).containsExactly(Movement.Kind.CHARGE);
    }

    @Test
    void more_movements_than_are_read_make_it_truncated() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        for (int i = 0; i < 101; i++) {
            stub.dashboard().refund(paid.reference(), 1);
        }
        Instant now = harness.clock.instant();

        StripeStatement onePage = new StripeStatement(scope, () -> harness.api(scope), 1);
        StripeStatement twoPages = new StripeStatement(scope, () -> harness.api(scope), 2);

        Statement truncated = onePage.between(now.minusSeconds(60), now.plusSeconds(60));
        assertThat(truncated.isTruncated()).isTrue();
        assertThat(truncated.movements()).hasSize(101);
        Statement complete = twoPages.between(now.minusSeconds(60), now.plusSeconds(60));
        assertThat(complete.isTruncated()).isFalse();
        assertThat(complete.movements()).hasSize(102);
    }

    @Test
    void stripe_that_does_not_answer_is_an_error() {
        paid(onSession(TestCard.SUCCEEDS));
        for (Fault fault : List.of(
                Fault.SERVER_ERROR_BEFORE_EFFECT,
                Fault.LOST_BEFORE_EFFECT,
                Fault.RATE_LIMITED,
                Fault.answered(401, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}"))) {
            stub.faults().clear();
            stub.faults().always(on("GET", REFUNDS), fault);
            assertThatThrownBy(this::movements).isInstanceOf(IllegalStateException.class);
        }
        stub.faults().clear();
        assertThat(movements()).hasSize(1);
    }

    @Test
    void each_page_has_its_own_deadline() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        paid(charge);
        stub.faults().always(on("GET", REFUNDS), Fault.slow(Duration.ofMillis(700)));
        stub.faults().always(on("GET", "/v1/charges"), Fault.slow(Duration.ofMillis(700)));
        Instant now = harness.clock.instant();

        Statement statement =
                harness.provider(Duration.ofSeconds(1)).statement(scope, now.minusSeconds(60), now.plusSeconds(60));

        assertThat(statement.movements()).hasSize(1);
    }
}
