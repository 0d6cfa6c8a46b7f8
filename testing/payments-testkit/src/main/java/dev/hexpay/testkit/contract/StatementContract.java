package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Movement.Kind;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider#statement} guarantees. */
public abstract class StatementContract extends ProviderContract {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant start;

    /** Providers count whole seconds. */
    @BeforeEach
    void startWithWholeSecond() {
        start = harness.clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(SECOND);
        harness.clock().set(start);
    }

    @Test
    void a_succeeded_charge_is_listed_with_our_id_and_its_reference() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertThat(movements()).containsExactly(charge(paid, start));
    }

    @Test
    void a_statement_includes_its_start_and_excludes_its_end() {
        Paid first = paid(TestCard.SUCCEEDS);
        harness.clock().set(start.plus(SECOND));
        Paid second = paid(TestCard.SUCCEEDS);
        RefundRequest refund = refundOf(first, 10_00);
        refund(refund);

        assertThat(movements(start, start.plus(SECOND))).containsExactly(charge(first, start));
        assertThat(movements(start.plus(SECOND), start.plus(SECOND.multipliedBy(2))))
                .extracting(Movement::transaction, Movement::kind)
                .containsExactlyInAnyOrder(tuple(second.id(), Kind.CHARGE), tuple(first.id(), Kind.REFUND));
        assertThat(movements(start.minus(SECOND), start)).isEmpty();
    }

    @Test
    void a_refund_is_listed_with_our_id_beside_the_whole_charge() {
        Paid paid = paid(TestCard.SUCCEEDS);
        harness.clock().set(start.plus(SECOND));
        RefundRequest request = refundOf(paid, AMOUNT);
        RefundResult.Succeeded refunded = (RefundResult.Succeeded) refund(request);

        assertThat(movements())
                .containsExactlyInAnyOrder(
                        charge(paid, start),
                        new Movement(
                                Kind.REFUND,
                                refunded.reference(),
                                paid.id(),
                                request.id(),
                                usd(AMOUNT),
                                start.plus(SECOND)));
    }

    @Test
    void a_refund_made_elsewhere_is_listed_with_the_transaction() {
        Paid paid = paid(TestCard.SUCCEEDS);
        harness.refundElsewhere(scope, paid.id(), 3_00);

        assertThat(refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.transaction()).isEqualTo(paid.id());
            assertThat(refund.refund()).isNull();
            assertThat(refund.amount()).isEqualTo(usd(3_00));
        });
    }

    @Test
    void a_refund_that_failed_late_is_not_listed() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, 10_00);
        refund(request);
        assertThat(refunds()).hasSize(1);

        harness.failRefundLate(scope, request.id());

        assertThat(refunds()).isEmpty();
    }

    @Test
    void declined_and_unfinished_charges_are_not_listed() {
        charge(onSession(TestCard.DECLINED));
        requiringAction();
        Paid paid = paid(TestCard.SUCCEEDS);

        assertThat(movements()).containsExactly(charge(paid, start));
    }

    @Test
    void movements_are_listed_in_their_own_scope_only() {
        Paid paid = paid(TestCard.SUCCEEDS);
        refund(refundOf(paid, 10_00));
        harness.refundElsewhere(scope, paid.id(), 3_00);
        assertThat(movements()).hasSize(3);

        for (Scope otherScope : otherScopes()) {
            assertThat(statement(otherScope).movements()).isEmpty();
        }
    }

    @Test
    void a_charge_of_another_application_is_listed_without_our_id() {
        assumeTrue(harness.hasOtherApplications(), "no other application can use the account");
        harness.chargeOfOthers(scope, usd(7_00));

        assertThat(movements()).singleElement().satisfies(charge -> {
            assertThat(charge.kind()).isEqualTo(Kind.CHARGE);
            assertThat(charge.reference()).isNotBlank();
            assertThat(charge.transaction()).isNull();
            assertThat(charge.refund()).isNull();
            assertThat(charge.amount()).isEqualTo(usd(7_00));
            assertThat(charge.movedAt()).isEqualTo(start);
        });
    }

    @Test
    void more_movements_than_a_page_are_listed_once() {
        Paid paid = paid(TestCard.SUCCEEDS);
        int count = 120;
        for (int i = 0; i < count; i++) {
            harness.refundElsewhere(scope, paid.id(), 1);
        }

        assertThat(refunds()).hasSize(count).extracting(Movement::reference).doesNotHaveDuplicates();
        assertThat(statement(scope).isTruncated()).isFalse();
    }

    private Movement charge(Paid paid, Instant at) {
        return new Movement(Kind.CHARGE, paid.result().reference(), paid.id(), null, usd(AMOUNT), at);
    }

    private List<Movement> refunds() {
        return movements().stream()
                .filter(movement -> movement.kind() == Kind.REFUND)
                .toList();
    }

    private List<Movement> movements() {
        return statement(scope).movements();
    }

    private Statement statement(Scope wanted) {
        return provider.statement(wanted, start, start.plus(Duration.ofDays(1)));
    }

    private List<Movement> movements(Instant from, Instant to) {
        return provider.statement(scope, from, to).movements();
    }
}
