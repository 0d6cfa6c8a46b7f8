package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.transaction.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every verb on every status of both kinds, against the law, and the law against the published table. */
class PaymentLawTest {
    private static final Set<String> PUBLISHED_MOVES = Set.of(
            "link pending → processing",
            "link pending → canceled",
            "link processing → succeeded",
            "link processing → requires_action",
            "link processing → failed",
            "link failed → processing",
            "link requires_action → processing",
            "link requires_action → failed",
            "charge processing → succeeded",
            "charge processing → failed",
            "charge processing → requires_action",
            "charge requires_action → processing");

    private static final Set<String> PUBLISHED_CORRECTIONS = Set.of("failed → succeeded");

    private static final Set<String> VERBS_THAT_GO_THROUGH = Set.of(
            "link pending START_ATTEMPT",
            "link failed START_ATTEMPT",
            "link requires_action RESUME_ATTEMPT",
            "link processing SUCCEED",
            "link processing DECLINE",
            "link requires_action DECLINE",
            "link processing REQUIRE_ACTION",
            "link pending CANCEL",
            "link canceled CANCEL",
            "link failed CORRECT",
            "charge requires_action RESUME_ATTEMPT",
            "charge processing SUCCEED",
            "charge processing DECLINE",
            "charge processing REQUIRE_ACTION",
            "charge failed CORRECT");

    private enum Verb {
        START_ATTEMPT(PaymentStatus.PROCESSING),
        RESUME_ATTEMPT(PaymentStatus.PROCESSING),
        SUCCEED(PaymentStatus.SUCCEEDED),
        DECLINE(PaymentStatus.FAILED),
        REQUIRE_ACTION(PaymentStatus.REQUIRES_ACTION),
        CANCEL(PaymentStatus.CANCELED),
        CORRECT(PaymentStatus.SUCCEEDED);

        private final PaymentStatus target;

        Verb(PaymentStatus target) {
            this.target = target;
        }

        Payment act(Payment payment) {
            return switch (this) {
                case START_ATTEMPT -> payment.startAttempt(Samples.SECOND, Samples.price(1190), Samples.TUESDAY);
                case RESUME_ATTEMPT -> payment.resumeAttempt(Samples.TUESDAY);
                case SUCCEED -> {
                    Transaction charged = Samples.attempt(Samples.FIRST, Samples.PAYMENT, 1000);
                    yield payment.succeed(charged, Samples.PAYER, Samples.INVOICE, Samples.TUESDAY);
                }
                case DECLINE -> payment.decline(Samples.FAILURE, Samples.TUESDAY);
                case REQUIRE_ACTION -> payment.requireAction(Samples.TUESDAY);
                case CANCEL -> payment.cancel(Samples.TUESDAY);
                case CORRECT -> {
                    Transaction late = Samples.attempt(Samples.FIRST, Samples.PAYMENT, 1190);
                    yield payment.correct(late, Samples.PAYER, Samples.INVOICE, Samples.TUESDAY);
                }
            };
        }

        /** Starting and resuming both end in processing; which one does it depends on whether an attempt waits. */
        boolean isAllowed(PaymentKind kind, PaymentStatus from) {
            boolean lawful = from.next(kind).contains(target);
            return switch (this) {
                case START_ATTEMPT -> lawful && from != PaymentStatus.REQUIRES_ACTION;
                case RESUME_ATTEMPT -> lawful && from == PaymentStatus.REQUIRES_ACTION;
                case SUCCEED, DECLINE, REQUIRE_ACTION -> lawful;
                case CANCEL -> lawful || (kind == PaymentKind.LINK && from == PaymentStatus.CANCELED);
                case CORRECT -> from.corrections().contains(target);
            };
        }
    }

    private record Case(PaymentKind kind, PaymentStatus from, Verb verb) {
        String name() {
            return kind.wire() + " " + from.wire() + " " + verb;
        }
    }

    private static Stream<Case> cases() {
        return Arrays.stream(PaymentKind.values())
                .flatMap(kind -> Arrays.stream(PaymentStatus.values())
                        .flatMap(from -> Arrays.stream(Verb.values()).map(verb -> new Case(kind, from, verb))));
    }

    @Test
    void the_law_is_the_published_table() {
        Set<String> moves = new TreeSet<>();
        for (PaymentKind kind : PaymentKind.values()) {
            for (PaymentStatus from : PaymentStatus.values()) {
                from.next(kind).forEach(to -> moves.add(kind.wire() + " " + from.wire() + " → " + to.wire()));
            }
        }
        Set<String> corrections = new TreeSet<>();
        for (PaymentStatus from : PaymentStatus.values()) {
            from.corrections().forEach(to -> corrections.add(from.wire() + " → " + to.wire()));
        }

        assertThat(moves).isEqualTo(new TreeSet<>(PUBLISHED_MOVES));
        assertThat(corrections).isEqualTo(PUBLISHED_CORRECTIONS);
        assertThat(PaymentStatus.first(PaymentKind.LINK)).isEqualTo(PaymentStatus.PENDING);
        assertThat(PaymentStatus.first(PaymentKind.CHARGE)).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void the_verbs_that_go_through_are_these() {
        assertThat(cases().filter(each -> each.verb().isAllowed(each.kind(), each.from()))
                        .map(Case::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(VERBS_THAT_GO_THROUGH);
    }

    @TestFactory
    Stream<DynamicTest> every_verb_obeys_the_law() {
        return cases().map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Case each) {
        Payment before = Samples.payment(each.kind(), each.from());
        Outcome outcome = Outcome.of(before, each.verb());
        if (!each.verb().isAllowed(each.kind(), each.from())) {
            assertThat(outcome).isEqualTo(each.verb() == Verb.CANCEL ? Outcome.REFUSED : Outcome.BROKEN_LAW);
            return;
        }
        assertThat(outcome).isEqualTo(Outcome.WENT_THROUGH);
        Payment after = each.verb().act(before);
        if (each.from() == PaymentStatus.CANCELED) {
            assertThat(after).isSameAs(before);
        } else {
            assertThat(after.updatedAt()).isEqualTo(Samples.TUESDAY);
        }
        assertThat(List.of(after.id(), after.kind(), after.description(), after.page(), after.createdAt()))
                .isEqualTo(
                        List.of(before.id(), before.kind(), before.description(), before.page(), before.createdAt()));
        assertThat(after.version()).as("only a save makes a version").isEqualTo(before.version());
        assertThat(before).isEqualTo(Samples.payment(each.kind(), each.from()));
    }

    private enum Outcome {
        WENT_THROUGH,
        WENT_ASTRAY,
        REFUSED,
        BROKEN_LAW;

        static Outcome of(Payment payment, Verb verb) {
            try {
                return verb.act(payment).status() == verb.target ? WENT_THROUGH : WENT_ASTRAY;
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo(RefusalCode.PAYMENT_NOT_CANCELABLE);
                return REFUSED;
            } catch (IllegalStateException broken) {
                return BROKEN_LAW;
            }
        }
    }
}
