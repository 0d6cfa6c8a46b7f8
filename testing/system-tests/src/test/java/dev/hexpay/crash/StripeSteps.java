package dev.hexpay.crash;

import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.testing.stripe.TestCard;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an operation of the crash matrix is done.
 *
 * @param setUp creates the state before the operation, without faults
 * @param execute the operation in which the process ends
 * @param who who does it, and does it again
 * @param requests method and path of the requests to Stripe; each of them meets each fault
 * @param outcome the outcome of the scenario
 */
record StripeSteps(
        Consumer<StripeScenario> setUp,
        Consumer<StripeScenario> execute,
        Actor who,
        List<String> requests,
        Function<StripeScenario, String> outcome) {
    private static final String CUSTOMER = "POST /v1/customers";
    private static final String CREATE = "POST /v1/payment_intents";
    private static final String READ = "GET /v1/payment_intents/*";
    private static final String CONFIRM = "POST /v1/payment_intents/*/confirm";
    private static final String CANCEL = "POST /v1/payment_intents/*/cancel";
    private static final String RETURN = "POST /v1/refunds";

    /** Who begins the operation. */
    enum Actor {
        /** Pays a link. */
        PAYER,
        /** Comes back from the bank. */
        RETURNING_PAYER,
        /** Sends a request, and the same request again. */
        MERCHANT
    }

    static StripeSteps pay(TestCard card) {
        return new StripeSteps(
                StripeScenario::open,
                scenario -> scenario.pay(card),
                Actor.PAYER,
                List.of(CUSTOMER, CREATE),
                statusOf(PaymentKind.LINK));
    }

    static StripeSteps authenticate(AuthenticationOutcome outcome) {
        Consumer<StripeScenario> waiting = StripeSteps::payWithSecureCard;
        return finish(
                waiting.andThen(scenario -> scenario.authenticateAtBank(outcome)),
                outcome,
                afterBank(outcome),
                PaymentKind.LINK);
    }

    static StripeSteps charge() {
        return charge(StripeSteps::payWithGoodCard);
    }

    static StripeSteps chargeDeclinedCard() {
        Consumer<StripeScenario> paid = StripeSteps::payWithGoodCard;
        return charge(paid.andThen(StripeScenario::declineCard));
    }

    static StripeSteps chargeSecureCard() {
        return charge(StripeSteps::payAndAuthenticate);
    }

    /** The payer of a charge begins to authenticate. */
    static StripeSteps recoverCharge() {
        return finish(
                StripeSteps::chargeAfterAuthentication,
                AuthenticationOutcome.COMPLETED,
                List.of(READ, CONFIRM),
                PaymentKind.CHARGE);
    }

    static StripeSteps authenticateRecovery(AuthenticationOutcome outcome) {
        Consumer<StripeScenario> charged = StripeSteps::chargeAfterAuthentication;
        return finish(
                charged.andThen(scenario -> scenario.finish(AuthenticationOutcome.COMPLETED))
                        .andThen(scenario -> scenario.authenticateAtBank(outcome)),
                outcome,
                afterBank(outcome),
                PaymentKind.CHARGE);
    }

    static StripeSteps refundAll() {
        return refund(StripeSteps::payWithGoodCard, null);
    }

    /** A part after another part. */
    static StripeSteps refundPart(long first, long second) {
        Consumer<StripeScenario> paid = StripeSteps::payWithGoodCard;
        return refund(paid.andThen(scenario -> scenario.refund(first, "refund-1")), second);
    }

    private static StripeSteps charge(Consumer<StripeScenario> setUp) {
        return new StripeSteps(
                setUp, StripeScenario::charge, Actor.MERCHANT, List.of(CREATE), statusOf(PaymentKind.CHARGE));
    }

    private static StripeSteps finish(
            Consumer<StripeScenario> setUp, AuthenticationOutcome outcome, List<String> requests, PaymentKind kind) {
        return new StripeSteps(
                setUp, scenario -> scenario.finish(outcome), Actor.RETURNING_PAYER, requests, statusOf(kind));
    }

    private static StripeSteps refund(Consumer<StripeScenario> setUp, @Nullable Long amount) {
        return new StripeSteps(
                setUp,
                scenario -> scenario.refund(amount, "refund-2"),
                Actor.MERCHANT,
                List.of(READ, RETURN),
                scenario -> scenario.amountRefunded() + " refunded");
    }

    private static List<String> afterBank(AuthenticationOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> List.of(READ);
            case FAILED -> List.of(READ, CANCEL);
        };
    }

    private static Function<StripeScenario, String> statusOf(PaymentKind kind) {
        return scenario -> scenario.status(kind);
    }

    private static void payWithGoodCard(StripeScenario scenario) {
        scenario.open();
        scenario.pay(TestCard.SUCCEEDS);
    }

    private static void payWithSecureCard(StripeScenario scenario) {
        scenario.open();
        scenario.pay(TestCard.AUTHENTICATES_ALWAYS);
    }

    private static void payAndAuthenticate(StripeScenario scenario) {
        payWithSecureCard(scenario);
        scenario.authenticateAtBank(AuthenticationOutcome.COMPLETED);
        scenario.finish(AuthenticationOutcome.COMPLETED);
    }

    private static void chargeAfterAuthentication(StripeScenario scenario) {
        payAndAuthenticate(scenario);
        scenario.charge();
    }

    /** The payer comes back to the page, and the merchant sends the same request again. */
    void repeat(StripeScenario scenario) {
        if (who == Actor.MERCHANT) {
            execute.accept(scenario);
        }
        scenario.visitPage();
    }

    /** Where the process can end, in their order. */
    List<Failpoint> failpoints() {
        List<Failpoint> all = List.of(
                Failpoint.BEFORE_PREPARE,
                Failpoint.PREPARE_UNCOMMITTED,
                Failpoint.PREPARED,
                Failpoint.PROVIDER_ANSWERED,
                Failpoint.SETTLE_UNCOMMITTED,
                Failpoint.SETTLED);
        return who == Actor.RETURNING_PAYER ? all.subList(1, all.size()) : all;
    }
}
