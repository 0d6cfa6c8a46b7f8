package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.Difference.Finding;
import dev.hexpay.application.reconciliation.MovedTotals;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.application.reconciliation.ProviderDay.Coverage;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day is compared with what the provider has moved. */
class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-15");

    private final UseCaseFixture fixture = new UseCaseFixture();

    @BeforeEach
    void start_at_noon() {
        fixture.clock.set(Instant.parse("2026-01-15T12:00:00Z"));
    }

    private Transaction paid() {
        return fixture.transactions(fixture.pay(fixture.open(aLinkOf(100_00)), with(TestCard.SUCCEEDS)))
                .get(0);
    }

    private Refund refund(Transaction transaction, long cents) {
        return fixture.useCases
                .refunds()
                .refund()
                .refund(fixture.scope, new RefundTransaction.Command(transaction.id(), cents, null))
                .refund();
    }

    private ProviderDay day(LocalDate day) {
        ReconciliationQueries queries = fixture.useCases.providers().reconciliation();
        List<ProviderDay> days = queries.day(fixture.scope, day);
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    private void changeEach(UnaryOperator<Movement> change) {
        fixture.provider.changeStatements(statement ->
                new Statement(statement.movements().stream().map(change).toList(), statement.isTruncated()));
    }

    private void hide(Movement.Kind kind) {
        fixture.provider.changeStatements(statement -> new Statement(
                statement.movements().stream()
                        .filter(movement -> movement.kind() != kind)
                        .toList(),
                statement.isTruncated()));
    }

    @Test
    void day_without_movements_agrees() {
        assertThat(day(DAY)).isEqualTo(new ProviderDay("sandbox", Coverage.COMPLETE, List.of(), List.of()));
    }

    @Test
    void charges_and_refunds_of_the_day_are_added_up_on_both_sides() {
        Transaction first = paid();
        paid();
        refund(first, 10_00);
        fixture.pay(fixture.open(aLinkOf(1_00)), with(TestCard.DECLINED));

        ProviderDay result = day(DAY);

        assertThat(result.agrees()).isTrue();
        MovedTotals expected = new MovedTotals(
                2, MoneySum.of(first.price().total().plus(first.price().total())), 1, MoneySum.of(usd(10_00)));
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.currency()).isEqualTo(usd(1).currency());
            assertThat(totals.ours()).isEqualTo(expected);
            assertThat(totals.theirs()).isEqualTo(expected);
        });
        assertThat(day(DAY.minusDays(1)).totals()).isEmpty();
        assertThat(day(DAY.plusDays(1)).totals()).isEmpty();
    }

    @Test
    void more_movements_than_a_page_agree() {
        Transaction first = paid();
        for (int i = 0; i < 120; i++) {
            fixture.clock.advance(Duration.ofSeconds(1));
            paid();
            refund(first, 10);
        }

        ProviderDay result = day(DAY);

        assertThat(result.agrees()).isTrue();
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.ours().charges()).isEqualTo(121);
            assertThat(totals.ours().refunds()).isEqualTo(120);
        });
    }

    @Test
    void charge_that_the_provider_does_not_list_is_missing_there() {
        Transaction paid = paid();
        hide(Movement.Kind.CHARGE);

        assertThat(day(DAY).differences())
                .containsExactly(new Difference(
                        Finding.MISSING_AT_PROVIDER,
                        Movement.Kind.CHARGE,
                        paid.id().value(),
                        paid.chargeReference(),
                        paid.price().total(),
                        null,
                        fixture.clock.instant()));
        assertThat(day(DAY.plusDays(1)).agrees()).isTrue();
    }

    @Test
    void refund_that_failed_late_and_is_not_recorded_is_missing_there() {
        Refund refund = refund(paid(), 10_00);
        fixture.provider.failRefundLate(fixture.scope, refund.id());

        assertThat(day(DAY).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.MISSING_AT_PROVIDER);
            assertThat(difference.id()).isEqualTo(refund.id().value());
            assertThat(difference.ours()).isEqualTo(usd(10_00));
        });
    }

    @Test
    void charge_of_another_application_is_unknown_here() {
        fixture.provider.chargeOfOthers(usd(7_00));

        ProviderDay result = day(DAY);

        assertThat(result.differences())
                .containsExactly(new Difference(
                        Finding.UNKNOWN_HERE,
                        Movement.Kind.CHARGE,
                        null,
                        "other_0",
                        null,
                        usd(7_00),
                        fixture.clock.instant()));
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.ours()).isEqualTo(MovedTotals.none(usd(1).currency()));
            assertThat(totals.theirs()).isEqualTo(new MovedTotals(1, MoneySum.of(usd(7_00)), 0, MoneySum.of(usd(0))));
        });
    }

    @Test
    void charge_whose_success_is_not_recorded_is_unknown_here_with_its_id() {
        fixture.provider.loseNextResponse();
        TransactionId unfinished = fixture.pay(fixture.open(aLinkOf(5_00)), with(TestCard.SUCCEEDS))
                .transaction();
        assertThat(unfinished).isNotNull();

        assertThat(day(DAY).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.UNKNOWN_HERE);
            assertThat(difference.id()).isEqualTo(unfinished.value());
        });

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);
        assertThat(day(DAY).agrees()).isTrue();
    }

    @Test
    void other_amount_at_the_provider_is_a_difference() {
        Transaction paid = paid();
        changeEach(movement -> withAmount(movement, 1_00));

        assertThat(day(DAY).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.DIFFERENT_AMOUNTS);
            assertThat(difference.id()).isEqualTo(paid.id().value());
            assertThat(difference.ours()).isEqualTo(paid.price().total());
            assertThat(difference.theirs()).isEqualTo(usd(1_00));
        });
    }

    @Test
    void transaction_that_was_charged_twice_is_a_difference() {
        Transaction paid = paid();
        fixture.provider.changeStatements(statement -> new Statement(
                List.of(statement.movements().get(0), statement.movements().get(0)), false));

        assertThat(day(DAY).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.DIFFERENT_AMOUNTS);
            assertThat(difference.theirs())
                    .isEqualTo(paid.price().total().plus(paid.price().total()));
        });
    }

    @Test
    void transaction_that_was_charged_again_on_the_next_day_is_a_difference() {
        Transaction paid = paid();
        fixture.clock.advance(Duration.ofDays(1));
        Movement again = new Movement(
                Movement.Kind.CHARGE, "again", paid.id(), null, paid.price().total(), fixture.clock.instant());
        fixture.provider.changeStatements(statement -> new Statement(List.of(again), false));

        assertThat(day(DAY.plusDays(1)).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.UNKNOWN_HERE);
            assertThat(difference.id()).isEqualTo(paid.id().value());
            assertThat(difference.reference()).isEqualTo("again");
        });
    }

    @Test
    void charge_around_midnight_counts_on_the_day_of_the_provider() {
        fixture.clock.set(Instant.parse("2026-01-16T00:00:01Z"));
        Transaction paid = paid();
        changeEach(movement -> withTime(movement, Instant.parse("2026-01-15T23:59:59Z")));
        fixture.clock.set(Instant.parse("2026-01-17T12:00:00Z"));

        assertThat(day(DAY).agrees()).isTrue();
        assertThat(day(DAY).totals())
                .singleElement()
                .satisfies(totals -> assertThat(totals.ours().charged())
                        .isEqualTo(MoneySum.of(paid.price().total())));
        assertThat(day(DAY.plusDays(1))).isEqualTo(new ProviderDay("sandbox", Coverage.COMPLETE, List.of(), List.of()));
    }

    @Test
    void charge_that_was_recorded_hours_later_counts_on_the_day_of_the_provider() {
        fixture.clock.set(Instant.parse("2026-01-15T20:00:00Z"));
        fixture.provider.loseNextResponse();
        fixture.pay(fixture.open(aLinkOf(5_00)), with(TestCard.SUCCEEDS));
        fixture.clock.set(Instant.parse("2026-01-16T09:00:00Z"));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);

        assertThat(day(DAY).agrees()).isTrue();
        assertThat(day(DAY).totals()).hasSize(1);
        assertThat(day(DAY.plusDays(1))).isEqualTo(new ProviderDay("sandbox", Coverage.COMPLETE, List.of(), List.of()));
    }

    @Test
    void late_duplicate_payment_and_its_refund_agree() {
        var link = fixture.open(aLinkOf(25_00));
        TransactionId first = fixture.pay(link, with(TestCard.DECLINED)).transaction();
        assertThat(first).isNotNull();
        fixture.pay(link, with(TestCard.SUCCEEDS));
        fixture.provider.succeedLate(fixture.scope, first);
        fixture.sendNotification(first);
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        ProviderDay result = day(DAY);

        assertThat(result.agrees()).isTrue();
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.ours().charges()).isEqualTo(2);
            assertThat(totals.ours().refunds()).isEqualTo(1);
        });
    }

    @Test
    void late_duplicate_payment_that_is_known_on_the_next_day_agrees() {
        fixture.clock.set(Instant.parse("2026-01-15T21:00:00Z"));
        var link = fixture.open(aLinkOf(25_00));
        TransactionId first = fixture.pay(link, with(TestCard.DECLINED)).transaction();
        assertThat(first).isNotNull();
        fixture.pay(link, with(TestCard.SUCCEEDS));
        fixture.provider.succeedLate(fixture.scope, first);
        fixture.clock.set(Instant.parse("2026-01-16T02:00:00Z"));
        fixture.sendNotification(first);
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(day(DAY).agrees()).isTrue();
        assertThat(day(DAY.plusDays(1)).agrees()).isTrue();
    }

    @Test
    void refund_made_elsewhere_agrees_when_it_is_recorded() {
        Transaction paid = paid();
        fixture.provider.refundElsewhere(paid.id(), 3_00);
        fixture.provider.refundElsewhere(paid.id(), 2_00);
        assertThat(day(DAY).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.finding()).isEqualTo(Finding.UNKNOWN_HERE);
            assertThat(difference.id()).isEqualTo(paid.id().value());
            assertThat(difference.theirs()).isEqualTo(usd(5_00));
        });

        fixture.sendNotification(paid.id());
        assertThat(day(DAY).agrees()).isTrue();

        fixture.clock.advance(Duration.ofDays(1));
        fixture.provider.refundElsewhere(paid.id(), 4_00);
        fixture.sendNotification(paid.id());
        assertThat(day(DAY).agrees()).isTrue();
        assertThat(day(DAY.plusDays(1)).agrees()).isTrue();
    }

    @Test
    void refunds_made_elsewhere_on_both_sides_of_midnight_count_on_their_days() {
        Transaction paid = paid();
        fixture.clock.set(Instant.parse("2026-01-16T00:10:00Z"));
        fixture.provider.refundElsewhere(paid.id(), 2_00);
        fixture.clock.set(Instant.parse("2026-01-15T23:50:00Z"));
        fixture.provider.refundElsewhere(paid.id(), 3_00);
        fixture.clock.set(Instant.parse("2026-01-16T01:00:00Z"));
        fixture.sendNotification(paid.id());

        for (LocalDate each : List.of(DAY, DAY.plusDays(1))) {
            assertThat(day(each).agrees()).isTrue();
            assertThat(day(each).totals()).singleElement().satisfies(totals -> {
                assertThat(totals.theirs()).isEqualTo(totals.ours());
                assertThat(totals.ours().refunded()).isEqualTo(MoneySum.of(each.equals(DAY) ? usd(3_00) : usd(2_00)));
            });
        }
    }

    @Test
    void ours_is_reported_when_the_provider_does_not_answer() {
        Transaction paid = paid();
        fixture.provider.loseNextCall();

        ProviderDay result = day(DAY);

        assertThat(result.coverage()).isEqualTo(Coverage.NO_ANSWER);
        assertThat(result.agrees()).isFalse();
        assertThat(result.differences()).isEmpty();
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.ours().charged())
                    .isEqualTo(MoneySum.of(paid.price().total()));
            assertThat(totals.theirs()).isNull();
        });
    }

    @Test
    void a_day_with_more_movements_than_the_provider_lists_at_once_is_compared() {
        truncateStatements(3);
        for (int i = 0; i < 12; i++) {
            fixture.clock.advance(Duration.ofSeconds(1));
            paid();
        }
        refund(paid(), 10_00);

        ProviderDay result = day(DAY);

        assertThat(result.coverage()).isEqualTo(Coverage.COMPLETE);
        assertThat(result.agrees()).isTrue();
        assertThat(result.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.theirs().charges()).isEqualTo(13);
            assertThat(totals.theirs().refunds()).isEqualTo(1);
        });
    }

    @Test
    void a_second_with_more_movements_than_the_provider_lists_at_once_is_not_compared() {
        truncateStatements(3);
        for (int i = 0; i < 4; i++) {
            paid();
        }

        ProviderDay result = day(DAY);

        assertThat(result.coverage()).isEqualTo(Coverage.TRUNCATED);
        assertThat(result.differences()).isEmpty();
    }

    private void truncateStatements(int size) {
        fixture.provider.changeStatements(statement -> new Statement(
                statement.movements().stream().limit(size).toList(),
                statement.movements().size() > size));
    }

    @Test
    void nothing_is_missing_when_the_statement_is_truncated() {
        paid();
        AtomicInteger requests = new AtomicInteger();
        fixture.provider.changeStatements(statement -> {
            requests.incrementAndGet();
            return new Statement(List.of(), true);
        });

        ProviderDay result = day(DAY);

        assertThat(result.coverage()).isEqualTo(Coverage.TRUNCATED);
        assertThat(result.agrees()).isFalse();
        assertThat(result.differences()).isEmpty();
        assertThat(result.totals())
                .singleElement()
                .satisfies(totals -> assertThat(totals.ours().charges()).isEqualTo(1));
        assertThat(requests).hasValue(200);
    }

    @Test
    void no_more_than_about_a_hundred_thousand_movements_are_read() {
        AtomicInteger requests = new AtomicInteger();
        Movement ofOthers =
                new Movement(Movement.Kind.CHARGE, "other", null, null, usd(1), Instant.parse("2026-01-14T23:30:00Z"));
        fixture.provider.changeStatements(statement -> requests.incrementAndGet() == 1
                ? new Statement(List.of(), true)
                : new Statement(Collections.nCopies(20_000, ofOthers), false));

        assertThat(day(DAY).coverage()).isEqualTo(Coverage.TRUNCATED);
        assertThat(requests).hasValue(1 + 5);
    }

    @Test
    void day_is_not_compared_when_the_provider_does_not_answer_for_a_part_of_it() {
        paid();
        AtomicInteger requests = new AtomicInteger();
        fixture.provider.changeStatements(statement -> {
            if (requests.incrementAndGet() == 3) {
                throw new IllegalStateException("the response was lost");
            }
            return new Statement(statement.movements(), requests.get() == 1);
        });

        assertThat(day(DAY).coverage()).isEqualTo(Coverage.NO_ANSWER);
        assertThat(requests).hasValue(3);
    }

    @Test
    void provider_is_not_read_in_a_unit_of_work() {
        assertThatThrownBy(() -> fixture.store.unitOfWork().inTransaction(() -> day(DAY)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Movement withAmount(Movement movement, long cents) {
        return new Movement(
                movement.kind(),
                movement.reference(),
                movement.transaction(),
                movement.refund(),
                usd(cents),
                movement.movedAt());
    }

    private static Movement withTime(Movement movement, Instant at) {
        return new Movement(
                movement.kind(),
                movement.reference(),
                movement.transaction(),
                movement.refund(),
                movement.amount(),
                at);
    }
}
