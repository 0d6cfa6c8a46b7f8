package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks every operation in every status of both kinds, and the transition rules against the published table. */
class PaymentTransitionsTest {
    private static final Set<String> PUBLISHED_TRANSITIONS = Set.of(
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

    private static final Set<String> ALLOWED_OPERATIONS = Set.of(
            "link pending START_TRANSACTION",
            "link failed START_TRANSACTION",
            "link requires_action RESUME_TRANSACTION",
            "link processing SUCCEED",
            "link processing DECLINE",
            "link requires_action DECLINE",
            "link processing REQUIRE_ACTION",
            "link pending CANCEL",
            "link canceled CANCEL",
            "link failed CORRECT_TO_SUCCEEDED",
            "charge requires_action RESUME_TRANSACTION",
            "charge processing SUCCEED",
            "charge processing DECLINE",
            "charge processing REQUIRE_ACTION",
            "charge failed CORRECT_TO_SUCCEEDED");

    private enum Operation {
        START_TRANSACTION(PaymentStatus.PROCESSING),
        RESUME_TRANSACTION(PaymentStatus.PROCESSING),
        SUCCEED(PaymentStatus.SUCCEEDED),
        DECLINE(PaymentStatus.FAILED),
        REQUIRE_ACTION(PaymentStatus.REQUIRES_ACTION),
        CANCEL(PaymentStatus.CANCELED),
        CORRECT_TO_SUCCEEDED(PaymentStatus.SUCCEEDED);

        private final PaymentStatus target;

        Operation(PaymentStatus target) {
            this.target = target;
        }

        Payment apply(Payment payment) {
            return switch (this) {
                case START_TRANSACTION ->
                    payment.startTransaction(
                            PaymentFixtures.SECOND, PaymentFixtures.price(1190), PaymentFixtures.TUESDAY);
                case RESUME_TRANSACTION -> payment.resumeTransaction(PaymentFixtures.TUESDAY);
                case SUCCEED -> {
                    Transaction charged =
                            PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1000);
                    yield payment.succeed(
                            charged, PaymentFixtures.PAYER, PaymentFixtures.INVOICE, PaymentFixtures.TUESDAY);
                }
                case DECLINE -> payment.decline(PaymentFixtures.FAILURE, PaymentFixtures.TUESDAY);
                case REQUIRE_ACTION -> payment.requireAction(PaymentFixtures.TUESDAY);
                case CANCEL -> payment.cancel(PaymentFixtures.TUESDAY);
                case CORRECT_TO_SUCCEEDED -> {
                    Transaction late =
                            PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1190);
                    yield payment.correctToSucceeded(
                            late, PaymentFixtures.PAYER, PaymentFixtures.INVOICE, PaymentFixtures.TUESDAY);
                }
            };
        }

        /** Starting and resuming both lead to processing; resuming requires a transaction that requires action. */
        boolean isAllowed(PaymentKind kind, PaymentStatus from) {
            boolean permitted = from.next(kind).contains(target);
            return switch (this) {
                case START_TRANSACTION -> permitted && from != PaymentStatus.REQUIRES_ACTION;
                case RESUME_TRANSACTION -> permitted && from == PaymentStatus.REQUIRES_ACTION;
                case SUCCEED, DECLINE, REQUIRE_ACTION -> permitted;
                case CANCEL -> permitted || (kind == PaymentKind.LINK && from == PaymentStatus.CANCELED);
                case CORRECT_TO_SUCCEEDED -> from.corrections().contains(target);
            };
        }
    }

    private record Case(PaymentKind kind, PaymentStatus from, Operation operation) {
        String name() {
            return WireName.of(kind) + " " + WireName.of(from) + " " + operation;
        }
    }

    private static Stream<Case> cases() {
        return Arrays.stream(PaymentKind.values())
                .flatMap(kind -> Arrays.stream(PaymentStatus.values())
                        .flatMap(from ->
                                Arrays.stream(Operation.values()).map(operation -> new Case(kind, from, operation))));
    }

    @Test
    void transition_rules_match_the_published_table() {
        Set<String> transitions = new TreeSet<>();
        for (PaymentKind kind : PaymentKind.values()) {
            for (PaymentStatus from : PaymentStatus.values()) {
                from.next(kind)
                        .forEach(to ->
                                transitions.add(WireName.of(kind) + " " + WireName.of(from) + " → " + WireName.of(to)));
            }
        }
        Set<String> corrections = new TreeSet<>();
        for (PaymentStatus from : PaymentStatus.values()) {
            from.corrections().forEach(to -> corrections.add(WireName.of(from) + " → " + WireName.of(to)));
        }

        assertThat(transitions).isEqualTo(new TreeSet<>(PUBLISHED_TRANSITIONS));
        assertThat(corrections).isEqualTo(PUBLISHED_CORRECTIONS);
        assertThat(PaymentStatus.initial(PaymentKind.LINK)).isEqualTo(PaymentStatus.PENDING);
        assertThat(PaymentStatus.initial(PaymentKind.CHARGE)).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void allowed_operations_match_the_list() {
        assertThat(cases().filter(testCase -> testCase.operation().isAllowed(testCase.kind(), testCase.from()))
                        .map(Case::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(ALLOWED_OPERATIONS);
    }

    @TestFactory
    Stream<DynamicTest> every_operation_follows_the_transition_rules() {
        return cases().map(testCase -> dynamicTest(testCase.name(), () -> check(testCase)));
    }

    private static void check(Case testCase) {
        Payment before = PaymentFixtures.payment(testCase.kind(), testCase.from());
        Outcome outcome = Outcome.of(before, testCase.operation());
        if (!testCase.operation().isAllowed(testCase.kind(), testCase.from())) {
            assertThat(outcome)
                    .isEqualTo(
                            testCase.operation() == Operation.CANCEL ? Outcome.REJECTED : Outcome.ILLEGAL_TRANSITION);
            return;
        }
        assertThat(outcome).isEqualTo(Outcome.APPLIED);
        Payment after = testCase.operation().apply(before);
        if (testCase.from() == PaymentStatus.CANCELED) {
            assertThat(after).isSameAs(before);
        } else {
            assertThat(after.updatedAt()).isEqualTo(PaymentFixtures.TUESDAY);
        }
        assertThat(List.of(after.id(), after.kind(), after.description(), after.page(), after.createdAt()))
                .isEqualTo(
                        List.of(before.id(), before.kind(), before.description(), before.page(), before.createdAt()));
        assertThat(after.version()).as("only saving increments the version").isEqualTo(before.version());
        assertThat(before).isEqualTo(PaymentFixtures.payment(testCase.kind(), testCase.from()));
    }

    private enum Outcome {
        APPLIED,
        WRONG_STATUS,
        REJECTED,
        ILLEGAL_TRANSITION;

        static Outcome of(Payment payment, Operation operation) {
            try {
                return operation.apply(payment).status() == operation.target ? APPLIED : WRONG_STATUS;
            } catch (PaymentsException rejection) {
                assertThat(rejection.code()).isEqualTo(ErrorCode.PAYMENT_NOT_CANCELABLE);
                return REJECTED;
            } catch (IllegalStateException illegal) {
                return ILLEGAL_TRANSITION;
            }
        }
    }
}
