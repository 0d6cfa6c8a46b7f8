package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A payer who is sent to the bank and does not come back to the page, while no notification arrives. */
class LeftAuthenticationTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Duration> LOOK_UPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16));

    private final UseCaseFixture fixture = new UseCaseFixture();
    private final Payment link = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.AUTHENTICATES_ALWAYS));
    private final Instant left = fixture.clock.instant();
    private final List<Duration> calls = new ArrayList<>();

    LeftAuthenticationTest() {
        fixture.provider.onEveryCall(this::record);
    }

    private void record() {
        calls.add(Duration.between(left, fixture.clock.instant()));
    }

    private Transaction transaction() {
        return fixture.transactions(link).get(0);
    }

    /** The provider knows the outcome, but does not say so. */
    private void authenticateAtBank(AuthenticationOutcome outcome) {
        fixture.provider.authenticate(fixture.scope, aChargeRequest(transaction(), Presence.ON_SESSION), outcome);
        calls.clear();
    }

    private void runJobsFor(Duration duration) {
        Instant end = fixture.clock.instant().plus(duration);
        while (fixture.clock.instant().isBefore(end)) {
            fixture.clock.advance(MINUTE);
            fixture.useCases.jobs().reconcilePayments().runOnce(10);
        }
    }

    @Test
    void authenticated_payment_is_settled_by_the_next_look_up() {
        authenticateAtBank(AuthenticationOutcome.COMPLETED);
        runJobsFor(MINUTE);

        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void failed_authentication_declines_the_link_which_can_be_paid_again() {
        authenticateAtBank(AuthenticationOutcome.FAILED);
        runJobsFor(MINUTE);

        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void open_authentication_is_looked_up_seldom_and_not_ended_before_its_window_ends() {
        runJobsFor(Transaction.AUTHENTICATION_WINDOW.minus(MINUTE));

        assertThat(calls).containsExactlyElementsOf(LOOK_UPS);
        assertThat(fixture.reload(link)).isEqualTo(link);
        runJobsFor(MINUTE);

        assertThat(calls).last().isEqualTo(Transaction.AUTHENTICATION_WINDOW);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(fixture.provider.movedMinor()).isZero();
    }

    @Test
    void look_ups_without_answer_are_not_made_more_often() {
        fixture.provider.onEveryCall(() -> {
            record();
            throw new IllegalStateException("the call was lost");
        });
        runJobsFor(Duration.ofHours(3));

        assertThat(calls).containsExactlyElementsOf(LOOK_UPS.subList(0, 5));
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void payer_can_come_back_between_two_look_ups() {
        runJobsFor(Duration.ofHours(3));

        Payment paid = fixture.useCases
                .payPage()
                .finishAuthentication()
                .finish(link.page().token(), AuthenticationOutcome.COMPLETED);

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void notification_does_not_change_when_the_next_look_up_is() {
        runJobsFor(MINUTE);
        Transaction before = transaction();
        fixture.sendNotification(before.id());

        assertThat(transaction()).isEqualTo(before);
    }
}
